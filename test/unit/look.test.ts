import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AVATAR_SIZE, LIST_HEIGHT, rem, ROW_HEIGHT } from "../../src/core/look.js";

const css = readFileSync(new URL("../../src/styles.css", import.meta.url), "utf8");

test.each([
  ["row-height", ROW_HEIGHT],
  ["avatar-size", AVATAR_SIZE],
])("script and stylesheet agree on the %s", (name, px) => {
  const [, size] = new RegExp(`--_${name}: var\\(--org-member-${name}, (.+)\\);`).exec(css)!;
  expect(size).toBe(rem(px));
});

test("the stylesheet leaves the height of the list to the script", () => {
  expect(css).not.toContain(rem(LIST_HEIGHT));
});

// Bundlers that write CSS for older browsers, such as Vite, put a list of languages in its place, and
// a page in another language, or with none, is laid out wrong.
test.each(["styles", "directory"])(
  "no rule of %s.css asks for the direction with :dir()",
  (name) => {
    const rules = readFileSync(new URL(`../../src/${name}.css`, import.meta.url), "utf8");
    expect(rules).not.toContain(":dir(");
  },
);
