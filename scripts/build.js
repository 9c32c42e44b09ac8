// The library is plain `tsc` output, file by file, plus the stylesheet.
import { execFileSync } from "node:child_process";
import { copyFileSync, rmSync, writeFileSync } from "node:fs";

rmSync("dist", { recursive: true, force: true });
execFileSync("npx", ["tsc", "-p", "tsconfig.build.json"], {
  stdio: "inherit",
  shell: process.platform === "win32",
});
copyFileSync("src/styles.css", "dist/styles.css");
// Lets `import "convex-org-members/styles.css"` type-check in any consumer.
writeFileSync("dist/styles.css.d.ts", "export {};\n");
