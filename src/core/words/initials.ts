const LETTER = /\p{L}/u;
// Scripts in which one character is a whole name or word.
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

// Georgian capitals are for whole words in headlines, and few fonts have them.
const CASELESS = /\p{Script=Georgian}/u;

/**
 * The text in place of a picture: the first grapheme of the first and the last word; one grapheme for
 * names in Chinese, Japanese or Korean; an emoji only where there is no letter.
 *
 * @param name as `cleanName` leaves it
 * @returns `""` for an empty name
 */
export function initials(name: string): string {
  const words = name.split(" ").filter((word) => LETTER.test(word));
  const [first] = words;
  if (first === undefined) return firstGrapheme(name);
  const letter = firstLetter(first);
  if (words.length === 1 || IDEOGRAPH.test(letter)) return capital(letter);
  return capital(letter + firstLetter(words.at(-1)!));
}

/** For "(Ada" the A: a word may begin with a character that is not a letter. */
function firstLetter(word: string): string {
  return firstGrapheme(word.slice(word.search(LETTER)));
}

function capital(letters: string): string {
  return CASELESS.test(letters) ? letters : letters.toUpperCase();
}

let graphemes: Intl.Segmenter | undefined;

function firstGrapheme(text: string): string {
  // In ASCII each character is a grapheme, and most names are ASCII.
  if (/^(?:$|[\0-~](?![^\0-~]))/.test(text)) return text.slice(0, 1);
  // Created here, and not when the module loads: the first use of `Intl` takes a page several ms.
  graphemes ??= typeof Intl.Segmenter === "function" ? new Intl.Segmenter() : undefined;
  // Far longer than any; by code points, so that no half of a pair is left.
  const start = Array.from(text.slice(0, 65)).slice(0, 32);
  for (const { segment } of graphemes?.segment(start.join("")) ?? []) return segment;
  return start[0] ?? "";
}
