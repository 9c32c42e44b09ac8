// Where the tests and the benchmarks get a Chromium from: $CHROMIUM_PATH, an installed Chrome or
// Chromium, or the one inside the dev dependency @sparticuz/chromium (Linux).
import { existsSync } from "node:fs";
import { chromiumFromNpm } from "./chromiumFromNpm.js";

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

const help =
  "No Chromium was found for the browser tests. Install Chrome, or Chromium (`apt-get install chromium`),\n" +
  "or set CHROMIUM_PATH to one. The tests that need no browser run with `npm run test:node`.";

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];

/**
 * What Playwright needs to start a Chromium. The browser that comes from npm needs an environment of
 * its own; this process keeps the one it has.
 *
 * @returns {{ executablePath: string, args: string[], env?: Record<string, string> }}
 * @throws where no browser can be had, with how to get one
 */
export function chromiumLaunchOptions() {
  return { ...findChromium(), args: [...args] };
}

function findChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (existsSync(wanted)) return { executablePath: wanted };
    throw new Error(`CHROMIUM_PATH names ${wanted}, and there is no such file.`);
  }
  const found = installed.find((path) => existsSync(path));
  if (found && !process.env.CHROMIUM_FROM_NPM) return { executablePath: found };
  if (process.platform !== "linux") throw new Error(help);
  try {
    return chromiumFromNpm();
  } catch (cause) {
    throw new Error(help, { cause });
  }
}
