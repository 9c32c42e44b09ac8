import type { Member } from "../member.js";

/** A pause this long, in ms, begins a new word. */
const PAUSE = 700;

/** What has been typed to find a member by name, and when the last character came. */
export interface Typed {
  readonly text: string;
  readonly at: number;
}

export const nothingTyped: Typed = { text: "", at: -Infinity };

/** Whether a character at this time continues the word; a space may, too. */
export function isTyping(before: Typed, at: number): boolean {
  return at - before.at < PAUSE;
}

export function typed(before: Typed, character: string, at: number): Typed {
  return { text: isTyping(before, at) ? before.text + character : character, at };
}

let collator: Intl.Collator | undefined;

/**
 * The next row whose name starts with the typed text; after the end it continues at the top. For a
 * single character the search starts below `from`, so that repeating it goes on to the next row.
 *
 * Letters are compared as `Intl.Collator` does for a search: "l" finds Łukasz, "ae" finds Ærø.
 *
 * @returns `-1` when there is none
 */
export function findTyped(
  members: readonly (Member | undefined)[],
  { text }: Typed,
  from: number,
): number {
  collator ??= new Intl.Collator(undefined, { usage: "search", sensitivity: "base" });
  const typedLetters = Array.from(text.trimStart().toLowerCase());
  const repeated = new Set(typedLetters).size === 1;
  const prefix = repeated ? typedLetters[0]! : typedLetters.join("");
  // Sorted after all other characters, by the root collation of Unicode (CLDR): names that start
  // with the prefix lie between the two.
  const end = `${prefix}\uffff`;
  // Nothing but marks, which every name would start with.
  if (collator.compare(prefix, "") === 0) return -1;
  const first = Math.max(0, repeated ? from + 1 : from);
  for (let step = 0; step < members.length; step++) {
    const index = (first + step) % members.length;
    const displayName = members[index]?.displayName;
    if (typeof displayName !== "string") continue;
    const name = displayName.trimStart();
    if (collator.compare(name, prefix) >= 0 && collator.compare(name, end) <= 0) return index;
  }
  return -1;
}
