/** More characters than a real name has: longer texts are cut here. */
const MAX_LENGTH = 128;

// A folded character is at most a few times as long as what was typed; hostile text is cut before
// any work is done on it.
const MAX_TYPED = 4 * MAX_LENGTH;

// Written within a word, in many ways: O'Brien, O’Brien, Marʼjana, Ka‘imi, O´Brien.
const APOSTROPHES = /['’‘‛`´ʼʻʹʾʿ′＇]/g;

// Accents, breathings, short vowels and Arabic's hamza are typed by some people and left out by
// others. In other scripts a mark makes another letter: Russian й is not и, Hindi के is not क.
const ACCENTED =
  /([\p{Script=Latin}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}])[\p{M}\u0640]+/gu;

// General marks that do not belong to a letter (stress, joiners, variants of an emoji), and invisible
// characters.
const INVISIBLE = /[\p{Script=Inherited}\p{Cf}]+/gu;

/** Letters that Unicode does not take apart, as people type them on other keyboards. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ς: "σ",
  ё: "е",
};
const OTHER_LETTERS = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

// Katakana is 96 code points after hiragana of the same sound.
const KATAKANA = /[ァ-ヶ]/g;
const toHiragana = (kana: string) => String.fromCharCode(kana.charCodeAt(0) - 0x60);

// Punctuation, controls, halves of pairs, unassigned characters: all but letters, digits, emoji.
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}\p{So}]+/gu;

/** The characters that are written without spaces, and emoji: each begins a word. */
export const WORD_CHARACTER =
  "[\\p{Script_Extensions=Han}\\p{Script_Extensions=Hiragana}\\p{Script_Extensions=Katakana}\\p{Script_Extensions=Hangul}\\p{So}]";
const RUN = new RegExp(`${WORD_CHARACTER}+`, "gu");
const SPACE_WITHIN_RUN = new RegExp(`(${WORD_CHARACTER}) (?=${WORD_CHARACTER})`, "gu");

/**
 * A text as words to compare: without case, accents and punctuation, with one space between words.
 *
 * `"Łukasz O’Brien-Søvik"` is `"lukasz obrien sovik"`.
 */
export function foldWords(text: string, ownLetters = ""): string {
  const isOwn = (letter: string) => ownLetters.includes(letter.normalize("NFC").toLowerCase());
  const folded = text
    .slice(0, MAX_TYPED)
    .replace(APOSTROPHES, "")
    .normalize("NFKD")
    .replace(ACCENTED, (letter, base: string) => (isOwn(letter) ? letter : base))
    .toLowerCase()
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(OTHER_LETTERS, (letter) => (isOwn(letter) ? letter : LETTERS[letter]!))
    .replace(KATAKANA, toHiragana)
    .replace(BETWEEN_WORDS, " ")
    .replace(RUN, " $& ")
    .replace(/ +/g, " ")
    .trim();
  // By code points, so that no half of a pair is left.
  return folded.length <= MAX_LENGTH
    ? folded
    : Array.from(folded).slice(0, MAX_LENGTH).join("").trimEnd();
}

/**
 * A name as it is found and sorted by, with no need of a locale: `foldWords`, and 山田 太郎 is
 * written as 山田太郎. The order of its UTF-8 bytes, which is that of a Convex index, is the order
 * of the alphabet in most languages.
 *
 * @param ownLetters letters that are no variants of others in the language to sort for, in lower
 *   case: `"åäö"` in Swedish
 * @returns at most 128 code points; `""` where no letter, digit or emoji is left
 */
export function nameKey(name: string, ownLetters = ""): string {
  return foldWords(name, ownLetters).replace(SPACE_WITHIN_RUN, "$1");
}
