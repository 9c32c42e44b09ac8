// `convex/` and the guides import the package by its name, as an app does. Here each entry is its
// source, so that no test needs a build, or runs against an old one.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const tsconfig = JSON.parse(readFileSync(new URL("tsconfig.json", root), "utf8"));
/** @type {[entry: string, sources: string[]][]} */
const paths = Object.entries(tsconfig.compilerOptions.paths);

export const sourceAliases = paths.map(([entry, [source]]) => ({
  find: new RegExp(`^${entry}$`),
  replacement: fileURLToPath(new URL(/** @type {string} */ (source), root)),
}));
