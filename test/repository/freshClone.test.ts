import { existsSync } from "node:fs";
import { expect, onTestFinished, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { chromiumFromNpm } from "../../scripts/browsers/chromiumFromNpm.js";
import { sourceAliases } from "../../scripts/source-aliases.js";

test.runIf(process.platform === "linux")(
  "the browser that comes from npm has an environment of its own, and changes no other",
  () => {
    const before = { ...process.env };
    onTestFinished(() => {
      process.env = before;
    });
    const { executablePath, env } = chromiumFromNpm();
    expect({ ...process.env }).toEqual(before);
    expect(existsSync(executablePath)).toBe(true);
    expect(env.TMPDIR).toBe(before.TMPDIR);
  },
);

test("each entry of code is its source in tests, so that none needs a build", () => {
  const entries = Object.entries(packageJson.exports).flatMap(([entry, target]) =>
    typeof target === "object" && target.default.endsWith(".js") ? [entry] : [],
  );
  for (const entry of entries) {
    const name = entry.replace(/^\./, packageJson.name);
    const source = sourceAliases.find(({ find }) => find.test(name))?.replacement;
    expect(source && existsSync(source), `${name} has no path in tsconfig.json`).toBe(true);
  }
});
