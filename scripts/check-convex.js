// Runs Convex's own bundler over convex/: what `convex deploy` would push, without a deployment.
// It refuses what the Convex runtime can't run, such as `node:fs` in a query.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "convex-bundle-"));
const { status, stdout, stderr } = spawnSync(
  "npx",
  ["convex", "deploy", "--typecheck=disable", "--codegen=disable", "--debug-bundle-path", folder],
  {
    encoding: "utf8",
    shell: process.platform === "win32",
    env: {
      ...process.env,
      // The command wants a deployment named. This one is never contacted, nor is a developer's own.
      CONVEX_SELF_HOSTED_URL: "http://127.0.0.1:9",
      CONVEX_SELF_HOSTED_ADMIN_KEY: "unused",
      CONVEX_DEPLOYMENT: "",
      CONVEX_DEPLOY_KEY: "",
    },
  },
);
const bundled = existsSync(join(folder, "isolate/users/queries.js"));
rmSync(folder, { recursive: true, force: true });

if (status !== 0 || !bundled) {
  console.error(stdout + stderr);
  console.error("Convex's bundler does not take convex/, or finds no users/queries in it.");
  process.exit(1);
}
console.log("Convex's bundler takes convex/.");
