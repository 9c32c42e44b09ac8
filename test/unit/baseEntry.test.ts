import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const SRC = fileURLToPath(new URL("../../src", import.meta.url));

/** All files of `src` that a file brings into a bundle. */
function reachedFrom(file: string, reached = new Set<string>()): Set<string> {
  if (reached.has(file)) return reached;
  reached.add(file);
  const source = readFileSync(file, "utf8").replaceAll(/^(?:im|ex)port type [^;]+;/gm, "");
  for (const [, path] of source.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)\.js"/g)) {
    const at = join(dirname(file), path!);
    const isFile = [".ts", ".tsx"].map((extension) => at + extension).find(exists);
    reachedFrom(isFile!, reached);
  }
  return reached;
}

function exists(file: string): boolean {
  try {
    readFileSync(file);
    return true;
  } catch {
    return false;
  }
}

const reached = (entry: string) =>
  [...reachedFrom(join(SRC, entry))].map((file) => relative(SRC, file).replaceAll("\\", "/"));

test.each(["index.ts", "server/index.ts"])("%s brings nothing of the directory along", (entry) => {
  const files = reached(entry);
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((file) => /directory|name(Key|Match|Section)/i.test(file))).toEqual([]);
});

test("the directory's own entry does", () => {
  expect(reached("directory/index.ts")).toContain("core/words/nameKey.ts");
});
