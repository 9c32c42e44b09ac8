// The library is plain `tsc` output, file by file, plus the stylesheet.
import { execFileSync } from "node:child_process";
import { copyFileSync, rmSync, writeFileSync } from "node:fs";

rmSync("dist", { recursive: true, force: true });
// The package itself, and the embedded deployment, which is published as its entry `/testing`.
for (const project of ["tsconfig.build.json", "embedded/tsconfig.build.json"]) {
  execFileSync("npx", ["tsc", "-p", project], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
}
copyFileSync("src/styles.css", "dist/styles.css");
// Lets `import "convex-org-members/styles.css"` type-check in any consumer.
writeFileSync("dist/styles.css.d.ts", "export {};\n");
