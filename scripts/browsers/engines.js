// Firefox and WebKit, as Linux distributions ship them: where they are on this machine, if anywhere.
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { startFirefox } from "./webdriver/startFirefox.js";
import { startWebKit } from "./webdriver/startWebKit.js";

/**
 * @typedef {object} Engine
 * @property {"firefox" | "webkit"} name
 * @property {(() => Promise<import("./webdriver/provider.js").Driver>) | undefined} start
 * @property {string} install how a machine gets it
 */

/** @returns {Engine[]} */
export function otherEngines() {
  const firefox = onPath("firefox-esr") ?? onPath("firefox");
  const miniBrowser = findMiniBrowser();
  const canDriveWebKit = ["WebKitWebDriver", "Xvfb", "dbus-run-session"].every(onPath);
  return [
    {
      name: "firefox",
      start: firefox ? () => startFirefox(firefox) : undefined,
      install: "apt-get install firefox-esr",
    },
    {
      name: "webkit",
      start: miniBrowser && canDriveWebKit ? () => startWebKit(miniBrowser) : undefined,
      install: "apt-get install webkit2gtk-driver xvfb dbus",
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
