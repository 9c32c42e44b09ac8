import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AVATAR_COLORS, avatarColor } from "../../src/core/words/avatarColor.js";

const css = readFileSync(new URL("../../src/styles.css", import.meta.url), "utf8");
const pairs = [
  ...css.matchAll(
    /\[data-color="(\d+)"\]\) \{\s*background: light-dark\((#\w+), (#\w+)\);\s*color: light-dark\((#\w+), (#\w+)\);/g,
  ),
].map(([, index, background, darkBackground, ink, darkInk]) => ({
  index: Number(index),
  light: [background!, ink!] as const,
  dark: [darkBackground!, darkInk!] as const,
}));

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function contrast([a, b]: readonly [string, string]): number {
  const luminance = (hex: string) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

test("the stylesheet has a pair of background and ink for each avatar color", () => {
  expect(pairs.map(({ index }) => index)).toEqual(
    Array.from({ length: AVATAR_COLORS }, (_, i) => i),
  );
});

test.each(pairs)("avatar color $index has a contrast of at least 4.5:1, light and dark", (pair) => {
  expect(contrast(pair.light)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(pair.dark)).toBeGreaterThanOrEqual(4.5);
});

test("the color follows the id and uses the whole palette", () => {
  const ids = Array.from({ length: 400 }, (_, i) => `k17${i}abcdefghijklmnopqrstuvwxyz`);
  expect(ids.map(avatarColor)).toEqual(ids.map(avatarColor));
  expect(new Set(ids.map(avatarColor)).size).toBe(AVATAR_COLORS);
});
