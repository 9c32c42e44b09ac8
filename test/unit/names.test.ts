import { expect, test } from "vitest";
import { cleanName } from "../../src/core/words/cleanName.js";
import { initials } from "../../src/core/words/initials.js";
import { safeImageUrl } from "../../src/core/words/safeImageUrl.js";

test.each([
  ["Ada Lovelace", "AL"],
  ["Ada", "A"],
  ["ada king lovelace", "AL"],
  ['(Ada) "the" Lovelace', "AL"],
  ["李小龍", "李"],
  ["山田 太郎", "山"],
  ["김 민준", "김"],
  ["देवनागरी शर्मा", "देश"],
  ["محمد الخوارزمي", "ما"],
  ["e\u0301mile zola", "ÉZ"],
  ["👩‍🚀 Ada", "A"],
  ["👩‍🚀", "👩‍🚀"],
  ["🇩🇪 🎉", "🇩🇪"],
  ["ßen", "SS"],
  ["ნინო ბერიძე", "ნბ"],
  ["\u202Eada\u202C \u2067lovelace\u2069", "AL"],
  ["", ""],
])("the initials of %s are %s", (name, expected) => {
  expect(initials(cleanName(name))).toBe(expected);
});

test.each([
  ["bidi overrides", "Ada\u202Egnp.exe\u202C", "Ada gnp.exe"],
  ["isolates and marks", "\u2067Ada\u2069 \u200FL\u061C", "Ada L"],
  ["control characters and line breaks", "Ada\n\u0000\tL\u2028", "Ada L"],
  ["blanks around or in a row", " Ada  L ", "Ada L"],
  ["white space alone", " \u00a0 \n", ""],
  ["something that is not text", 42, ""],
  ["halves of pairs", "Ada \ud83e L\udd84", "Ada L"],
  ["letters that nobody sees", "\u3164\u200B\u2800\uFE0F\u{E0041}", ""],
  ["marks without a letter", "\u0301\u0336", ""],
  ["towers of marks", `Z${"\u0336\u0353".repeat(500)}oe`, "Z\u0336\u0336\u0353\u0353oe"],
  ["joiners of emoji, which stay", "👩‍🚀", "👩‍🚀"],
])("a clean name has no %s", (_, name, expected) => {
  expect(cleanName(name)).toBe(expected);
});

test("a name of 10 kB is cut between characters", () => {
  const name = cleanName("🦄".repeat(2_500));
  expect(Array.from(name)).toHaveLength(256);
  expect(name).toBe("🦄".repeat(256));
});

test("one endless grapheme is cut between characters in the initials", () => {
  const family = "👩\u200D".repeat(80);
  expect(family.startsWith(initials(cleanName(family)))).toBe(true);
  expect(initials(cleanName(family))).not.toMatch(/\p{Cs}/u);
});

test.each([
  ["https://example.com/a.png", "https://example.com/a.png"],
  ["HTTP://example.com/a.png", "http://example.com/a.png"],
  ["//cdn.example.com/a.png", "https://cdn.example.com/a.png"],
  ["/api/avatar/1", "https://app.example.com/api/avatar/1"],
  ["avatars/1.png", "https://app.example.com/team/avatars/1.png"],
  ["?picture=1", "https://app.example.com/team/members?picture=1"],
  ["javascript:alert(1)", undefined],
  ["java\nscript:alert(1)", undefined],
  ["data:image/svg+xml,<svg/>", undefined],
  ["blob:https://example.com/1", undefined],
  ["file:///etc/passwd", undefined],
  ["https://", undefined],
  ["", undefined],
  [" ", undefined],
  [null, undefined],
  [42, undefined],
])("the picture of the address %s is loaded from %s", (url, from) => {
  expect(safeImageUrl(url, "https://app.example.com/team/members")).toBe(from);
});

test("a page without an address has no relative pictures", () => {
  expect(safeImageUrl("/a.png", "about:blank")).toBeUndefined();
  expect(safeImageUrl("https://example.com/a.png", "about:blank")).toBe(
    "https://example.com/a.png",
  );
});
