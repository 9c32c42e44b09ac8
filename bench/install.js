import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Builds and packs this repository, as `npm publish` would. */
export function pack() {
  const folder = mkdtempSync(join(tmpdir(), "convex-org-members-"));
  npm(join(here, ".."), "pack", "--silent", "--pack-destination", folder);
  const [tarball] = readdirSync(folder);
  if (!tarball) throw new Error("`npm pack` left no tarball.");
  return join(folder, tarball);
}

/**
 * Installs tarballs of ours beside the other contenders, each with the dependencies it asks for.
 *
 * @param {Record<string, string>} tarballs by the name to install them under
 */
export function install(tarballs) {
  const specs = Object.entries(tarballs).map(([name, tarball]) => `${name}@file:${tarball}`);
  npm(here, "install", "--silent", "--no-save", ...specs);
}

/**
 * @param {string} cwd
 * @param {...string} args
 */
function npm(cwd, ...args) {
  const shell = process.platform === "win32";
  execFileSync("npm", args, { cwd, shell, stdio: ["ignore", "ignore", "inherit"] });
}
