// The library is plain `tsc` output, file by file, plus the stylesheet.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync } from "node:fs";

// Made beside `dist`, and put in its place whole: whoever reads `dist` meanwhile finds all of it.
const folder = `dist.${process.pid}`;
try {
  // The package itself, and the embedded deployment, which is published as its entry `/testing`.
  compile("tsconfig.build.json", folder);
  compile("embedded/tsconfig.build.json", `${folder}/testing`);
  copyFileSync("src/styles.css", `${folder}/styles.css`);
  // Lets `import "convex-org-members/styles.css"` type-check in any consumer.
  writeFileSync(`${folder}/styles.css.d.ts`, "export {};\n");
  const old = `${folder}.old`;
  if (existsSync("dist")) renameSync("dist", old);
  renameSync(folder, "dist");
  rmSync(old, { recursive: true, force: true });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {string} project
 * @param {string} outDir
 */
function compile(project, outDir) {
  execFileSync("npx", ["tsc", "-p", project, "--outDir", outDir], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
}
