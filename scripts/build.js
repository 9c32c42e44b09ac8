// The library is plain `tsc` output, file by file, plus the stylesheet.
import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

// Made beside `dist`, and put in its place whole: whoever reads `dist` meanwhile finds all of it.
const folder = `dist.${process.pid}`;
try {
  // The package itself, and the embedded deployment, which is published as its entry `/testing`.
  compile("tsconfig.build.json", folder);
  compile("embedded/tsconfig.build.json", `${folder}/testing`);
  keepDeclarationsOf(`${folder}/testing/index.d.ts`);
  for (const sheet of ["styles", "directory"]) {
    copyFileSync(`src/${sheet}.css`, `${folder}/${sheet}.css`);
    writeFileSync(`${folder}/${sheet}.unlayered.css`, withoutLayer(`src/${sheet}.css`));
    // Let `import "convex-org-members/styles.css"` type-check in any consumer.
    for (const name of [sheet, `${sheet}.unlayered`]) {
      writeFileSync(`${folder}/${name}.css.d.ts`, "export {};\n");
    }
  }
  const old = `${folder}.old`;
  if (existsSync("dist")) renameSync("dist", old);
  renameSync(folder, "dist");
  rmSync(old, { recursive: true, force: true });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * The same rules in no cascade layer: for apps whose own rules are in none, as with Tailwind 3.
 *
 * @param {string} file a stylesheet that ends with its layer
 */
function withoutLayer(file) {
  const [, rules = ""] = readFileSync(file, "utf8")
    .split(/^@layer [\w., -]+(?:;| \{)\n+/m)
    .slice(-2);
  return `/* ${basename(file)} without its cascade layer. */\n\n${rules.replace(/\n\}\n$/, "\n").replace(/^ {2}/gm, "")}`;
}

/**
 * Comments go where they are read: into declarations, and not into code, which has `src` beside it.
 *
 * @param {string} project
 * @param {string} outDir
 */
function compile(project, outDir) {
  tsc(project, outDir, "--declaration", "false", "--declarationMap", "false", "--removeComments");
  tsc(project, outDir, "--emitDeclarationOnly");
}

/**
 * @param {string} project
 * @param {string} outDir
 * @param {...string} options
 */
function tsc(project, outDir, ...options) {
  execFileSync("npx", ["tsc", "-p", project, "--outDir", outDir, ...options], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
}

/**
 * Removes the declarations beside an entry that it does not reach: they describe its insides.
 *
 * @param {string} entry
 */
function keepDeclarationsOf(entry) {
  const reached = new Set([entry]);
  for (const file of reached) {
    for (const [, path] of readFileSync(file, "utf8").matchAll(/"(\.\.?\/[^"]+)\.js"/g)) {
      reached.add(join(dirname(file), `${path}.d.ts`));
    }
  }
  const folder = dirname(entry);
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = join(folder, path);
    if (file.endsWith(".d.ts") && !reached.has(file)) rmSync(file);
  }
}
