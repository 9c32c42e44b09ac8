// Where the browser tests get a Chromium from: $CHROMIUM_PATH, an installed Chrome or Chromium, or
// the one inside the dev dependency @sparticuz/chromium (Linux; unpacked once).
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

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

/**
 * @returns {Promise<string>} the path of an executable
 * @throws where no browser can be had, with how to get one
 */
export async function findChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH names ${wanted}, and there is no such file.`);
  }
  const found = installed.find((path) => existsSync(path));
  if (found && !process.env.CHROMIUM_FROM_NPM) return found;
  if (process.platform !== "linux") throw new Error(help);
  try {
    return await chromiumFromNpm();
  } catch (cause) {
    throw new Error(help, { cause });
  }
}

/**
 * @sparticuz/chromium unpacks into the temporary folder, and brings the shared libraries that a bare
 * machine lacks only where it believes to run on AWS Lambda: so it is told both.
 */
async function chromiumFromNpm() {
  const folder = fileURLToPath(new URL("../node_modules/.cache/chromium", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const { TMPDIR } = process.env;
  Object.assign(process.env, { TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" });
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    return await chromium.executablePath();
  } finally {
    delete process.env.AWS_EXECUTION_ENV;
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

export const chromiumArgs = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--no-first-run",
];
