const LETTER = /\p{L}/u;
// Scripts in which one character already is a name.
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/**
 * What stands in for a picture: the first grapheme of the first and the last word, one for names in
 * Chinese, Japanese or Korean, an emoji only where there is no letter.
 *
 * @param name as `cleanName` leaves it
 * @returns `""` for an empty name
 */
export function initials(name: string): string {
  const words = name.split(" ").filter((word) => LETTER.test(word));
  const [first] = words;
  if (first === undefined) return firstGrapheme(name);
  const letter = firstLetter(first);
  if (words.length === 1 || IDEOGRAPH.test(letter)) return letter.toUpperCase();
  return (letter + firstLetter(words.at(-1)!)).toUpperCase();
}

/** Of "(Ada" the A: a word may begin with what is not a letter. */
function firstLetter(word: string): string {
  return firstGrapheme(word.slice(word.search(LETTER)));
}

const graphemes = typeof Intl.Segmenter === "function" ? new Intl.Segmenter() : null;

function firstGrapheme(text: string): string {
  // Nothing combines within ASCII, and most names are.
  if (/^[\0-~]{2}/.test(text)) return text[0]!;
  for (const { segment } of graphemes?.segment(text.slice(0, 64)) ?? []) return segment;
  return Array.from(text)[0] ?? "";
}
