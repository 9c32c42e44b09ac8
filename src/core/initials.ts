const LETTER = /\p{L}/u;
// Scripts in which one character already is a name.
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * What stands in for a picture: the first grapheme of the first and the last word, one for names in
 * Chinese, Japanese or Korean, an emoji only where there is no letter.
 *
 * @param name as {@link cleanName} leaves it
 * @returns `""` for an empty name
 */
export function initials(name: string): string {
  const words = name.split(" ").filter((word) => LETTER.test(word));
  const [first] = words;
  if (first === undefined) return graphemes(name)[0] ?? "";
  const letter = firstLetter(first);
  const last = words.at(-1)!;
  if (words.length === 1 || IDEOGRAPH.test(letter)) return letter.toLocaleUpperCase();
  return (letter + firstLetter(last)).toLocaleUpperCase();
}

function firstLetter(word: string): string {
  return graphemes(word).find((grapheme) => LETTER.test(grapheme)) ?? "";
}

const segmenter =
  typeof Intl.Segmenter === "function"
    ? new Intl.Segmenter(undefined, { granularity: "grapheme" })
    : null;

function graphemes(text: string): string[] {
  if (segmenter === null) return Array.from(text);
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
