import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";

// Beside test/types in depth, so that its relative imports hold.
const folder = ".cache/compile-errors";
const source = readFileSync("test/types/wrongOptions.ts", "utf8");
const marker = "// @ts-expect-error says: ";
const lines = source.split("\n");
const expected = lines.flatMap((line, index) => {
  const at = line.indexOf(marker);
  // Line numbers count from 1, and the error is on the line below.
  return at === -1 ? [] : [{ line: index + 2, says: line.slice(at + marker.length) }];
});

let output = "";

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync("test/types/app.ts", `${folder}/app.ts`);
  writeFileSync(`${folder}/wrongOptions.ts`, source.replaceAll("@ts-expect-error", "wrong:"));
  writeFileSync(
    `${folder}/tsconfig.json`,
    JSON.stringify({ extends: "../../tsconfig.json", include: ["*.ts"] }),
  );
  try {
    execFileSync("npx", ["tsc", "-p", folder, "--pretty", "false"], {
      shell: process.platform === "win32",
    });
  } catch (failed) {
    output = String((failed as { stdout: Buffer }).stdout);
  }
}, 60_000);

test.each(expected)("line $line of wrongOptions.ts is told: $says", ({ line, says }) => {
  const messages = output.split(/^(?=\S+\.ts\()/m);
  const [message, second] = messages.filter((text) => text.includes(`wrongOptions.ts(${line},`));
  expect(second).toBeUndefined();
  // The compiler prints a string literal type with its quotes escaped.
  expect(message?.replaceAll('\\"', '"')).toContain(says);
});
