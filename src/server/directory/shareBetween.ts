/** An alphabet has about so many letters. */
const ALPHABET = 32;

/** As many letters as make a difference. */
const LETTERS = 4;

/**
 * How far a text stands between two others, were all letters equally frequent: 0 for the first of
 * them, 1 for the last. In any script, as it knows the letters by those that the two begin with.
 */
export function shareBetween(first: string, text: string, last: string): number {
  const from = Array.from(first);
  const to = Array.from(last);
  let common = 0;
  while (common < from.length && from[common] === to[common]) common += 1;

  const codeAt = (letters: readonly string[]) => letters[common]?.codePointAt(0) ?? 0;
  // A space or the end stands far below all letters, and there are no names between.
  const high = codeAt(to);
  const low = Math.max(codeAt(from), isLetter(from[common]) ? 0 : high - ALPHABET);
  const size = high - low + 1;
  const valueOf = (letters: readonly string[]) =>
    letters.slice(common, common + LETTERS).reduceRight((after, letter) => {
      const place = Math.max(0, Math.min(high, letter.codePointAt(0)!) - low);
      return (place + after) / size;
    }, 0);

  const [begin, end] = [valueOf(from), valueOf(to)];
  const share = (valueOf(Array.from(text)) - begin) / (end - begin);
  return Number.isFinite(share) ? Math.max(0, Math.min(1, share)) : 0;
}

const isLetter = (letter: string | undefined) => letter !== undefined && /\p{L}/u.test(letter);
