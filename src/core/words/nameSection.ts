/** The section of names that begin with no letter, and of people without a name. */
export const OTHER_SECTION = "#";

// An alphabet has few letters. Scripts with hundreds of characters are sorted under the consonant
// that a syllable begins with (Korean, Japanese), or in one section (Chinese).
const HANGUL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
const DOUBLED: Readonly<Record<string, string>> = {
  ㄲ: "ㄱ",
  ㄸ: "ㄷ",
  ㅃ: "ㅂ",
  ㅆ: "ㅅ",
  ㅉ: "ㅈ",
};
const KANA = "わらやまはなたさかあ";
const SYLLABLES_PER_CONSONANT = 588;

/**
 * The section of an alphabetical list that a name belongs to: `"A"` to `"Z"`, the first letter in
 * other alphabets, `"ㄱ"` to `"ㅎ"` in Korean, `"あ"` to `"わ"` in Japanese, `"漢"` for every Chinese
 * character, else `"#"`.
 *
 * @param key a name as `nameKey` or an app's `sortKey` gives it
 */
export function nameSection(key: string): string {
  const [first = ""] = key;
  if (!/\p{L}/u.test(first)) return OTHER_SECTION;
  if (/\p{Script=Han}/u.test(first)) return "漢";
  if (/[가-힣]/.test(first)) return hangulSection(first);
  if (/[ぁ-ん]/.test(first)) return Array.from(KANA).find((row) => row <= first) ?? "あ";
  if (/[\p{Script=Hangul}\p{Script=Katakana}\p{Script=Ethiopic}\p{Script=Yi}]/u.test(first)) {
    return OTHER_SECTION;
  }
  // Georgian capitals are for headlines: few fonts have them.
  return /\p{Script=Georgian}/u.test(first) ? first : first.toUpperCase();
}

function hangulSection(syllable: string): string {
  const consonant = Math.floor(
    (syllable.charCodeAt(0) - "가".charCodeAt(0)) / SYLLABLES_PER_CONSONANT,
  );
  const letter = HANGUL[consonant]!;
  return DOUBLED[letter] ?? letter;
}
