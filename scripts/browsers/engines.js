// Firefox and WebKit, as Linux distributions ship them: where they are on this machine, if anywhere.
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { startFirefox } from "./webdriver/startFirefox.js";
import { startWebKit } from "./webdriver/startWebKit.js";

/**
 * @typedef {object} Engine
 * @property {"firefox" | "webkit"} name
 * @property {(() => Promise<import("./webdriver/provider.js").Driver>) | undefined} start
 * @property {string} missing why it is left out, where it is, and how to have it
 */

/** @returns {Engine[]} */
export function otherEngines() {
  const firefox = onPath("firefox-esr") ?? onPath("firefox");
  const miniBrowser = findMiniBrowser();
  const canDriveWebKit = ["WebKitWebDriver", "Xvfb", "dbus-run-session"].every(onPath);
  const withoutWebKit = process.env.WITHOUT_WEBKIT;
  return [
    {
      name: "firefox",
      start: firefox ? () => startFirefox(firefox) : undefined,
      missing: "this machine has none (Debian: apt-get install firefox-esr)",
    },
    {
      name: "webkit",
      start:
        miniBrowser && canDriveWebKit && !withoutWebKit
          ? () => startWebKit(miniBrowser)
          : undefined,
      missing: withoutWebKit
        ? `WITHOUT_WEBKIT says ${withoutWebKit}`
        : "this machine has none (Debian: apt-get install webkit2gtk-driver xvfb dbus)",
    },
  ];
}

/** @param {string} command */
function onPath(command) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.map((folder) => join(folder, command)).find((path) => existsSync(path));
}

/** WebKitGTK's small browser, which is in a folder of its library. */
function findMiniBrowser() {
  const libraries = "/usr/lib";
  if (process.platform !== "linux") return undefined;
  for (const target of readdirSync(libraries).filter((name) => name.endsWith("-linux-gnu"))) {
    for (const version of ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"]) {
      const path = join(libraries, target, version, "MiniBrowser");
      if (existsSync(path)) return path;
    }
  }
  return undefined;
}
