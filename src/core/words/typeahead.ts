import type { Member } from "../member.js";

/** A pause this long, in ms, begins a new word. */
const PAUSE = 700;

/** What has been typed to find a member by name, and when the last character came. */
export interface Typed {
  readonly text: string;
  readonly at: number;
}

export const nothingTyped: Typed = { text: "", at: -Infinity };

/** Whether a character at this time goes on with the word, a space included. */
export function isTyping(before: Typed, at: number): boolean {
  return at - before.at < PAUSE;
}

export function typed(before: Typed, character: string, at: number): Typed {
  return { text: isTyping(before, at) ? before.text + character : character, at };
}

// Accents, and marks of direction.
const UNTYPED = /[\u0300-\u036f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The start of a name as it is typed: É takes two strokes on most keyboards, and E only one. */
function folded(name: string): string {
  return name.slice(0, 64).normalize("NFD").replace(UNTYPED, "").trimStart().toLowerCase();
}

/**
 * The next row whose name starts with what was typed, around the end and back to the top. While
 * only one character is typed the search starts below `from`, so that repeating it walks on.
 *
 * @returns `-1` when there is none
 */
export function findTyped(members: readonly Member[], { text }: Typed, from: number): number {
  const wanted = folded(text);
  if (wanted === "") return -1;
  const repeated = new Set(wanted).size === 1;
  const prefix = repeated ? Array.from(wanted)[0]! : wanted;
  const first = Math.max(0, repeated ? from + 1 : from);
  for (let step = 0; step < members.length; step++) {
    const index = (first + step) % members.length;
    const name = members[index]!.displayName;
    if (typeof name === "string" && folded(name).startsWith(prefix)) return index;
  }
  return -1;
}
