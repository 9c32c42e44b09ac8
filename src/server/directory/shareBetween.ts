/** An alphabet has about so many letters. */
const ALPHABET = 32;

/** Letters that are compared: more make no difference. */
const LETTERS = 4;

/**
 * Where a text is between two others if all letters were equally frequent: 0 for the first of them,
 * 1 for the last. It works in any script, because it takes the range of letters from the two texts.
 */
export function shareBetween(first: string, text: string, last: string): number {
  const from = Array.from(first);
  const to = Array.from(last);
  let common = 0;
  while (common < from.length && from[common] === to[common]) common += 1;

  const codeAt = (letters: readonly string[]) => letters[common]?.codePointAt(0) ?? 0;
  // A space or the end comes far below all letters, and no names are in between.
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
