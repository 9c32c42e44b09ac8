import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { write, writeGuide } from "../convex/writeGuide.js";

// Vitest runs a folder of its own: the guide's test, as an app's.
const folder = ".cache/testing-guide";
const file = `${folder}/src/Members.test.tsx`;
const run = promisify(execFile);

const configuration = `import react from "@vitejs/plugin-react";
import { sourceAliases } from "../../scripts/source-aliases.js";

export default { plugins: [react()], resolve: { alias: sourceAliases } };
`;

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  writeGuide(folder, "docs/testing.md");
  write(`${folder}/vitest.config.js`, configuration);
  const asItStands = readFileSync(file, "utf8");
  const plain = asItStands.replace("<OrgMemberList ", "<OrgMemberList virtualized={false} ");
  if (plain === asItStands) throw new Error("The guide's list is written in another way.");
  write(file.replace("Members", "Plain"), plain);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(["happy-dom", "jsdom"])(
  "the guide's test passes in %s as it stands, and in plain mode",
  async (environment) => {
    const options = ["--root", folder, "--environment", environment, "--reporter", "json"];
    const { stdout, stderr } = await run("npx", ["vitest", "run", ...options], {
      env: { ...process.env, NODE_ENV: "test" },
      shell: process.platform === "win32",
    }).catch((error: { stdout: string; stderr: string }) => error);
    const { numPassedTests, numTotalTests } = JSON.parse(stdout) as Record<string, number>;
    expect({ numPassedTests, numTotalTests }).toEqual({ numPassedTests: 2, numTotalTests: 2 });
    expect(stderr).toBe("");
  },
);
