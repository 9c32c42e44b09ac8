// Control characters, halves of surrogate pairs, and the marks that reverse or override the direction
// of text: a name must not be able to rewrite the page around it. Zero-width joiners stay, because
// emoji and Indic scripts need them.
const UNSAFE = /[\p{Cc}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]+/gu;

// More marks on one letter than any script has: they would be drawn over the neighboring lines.
const STACKED = /(\p{M}{4})\p{M}+/gu;

// Something visible: not just marks without a letter, fillers, joiners and blanks.
const VISIBLE = /[^\p{M}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

// Words of ASCII, one blank apart, as most names are: nothing to clean, and quick to check.
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Far more than a list shows, far less than a hostile profile can send. */
const MAX_LENGTH = 256;

/**
 * A display name as untrusted text: NFC, one line, without control characters and bidi controls,
 * of bounded length and height.
 *
 * @returns `""` when nothing readable is left
 */
export function cleanName(displayName: unknown): string {
  if (typeof displayName !== "string") return "";
  if (displayName.length <= MAX_LENGTH && PLAIN.test(displayName)) return displayName;
  const name = displayName
    .slice(0, 4 * MAX_LENGTH)
    .replace(UNSAFE, " ")
    .replace(STACKED, "$1")
    .replace(/\s+/gu, " ")
    .trim()
    .normalize("NFC");
  if (!VISIBLE.test(name)) return "";
  // By code points, so that no half of a pair is left.
  return name.length <= MAX_LENGTH ? name : Array.from(name).slice(0, MAX_LENGTH).join("");
}
