import { foldWords, WORD_CHARACTER } from "./nameKey.js";

/** More words than a real name has: later ones are not searched. */
const MAX_WORDS = 24;

const WORD = new RegExp(`${WORD_CHARACTER}|[^ ]+?(?= |$|${WORD_CHARACTER})`, "gu");

/** Where a search can match in a key of `nameKey`: at its words, and at each character of 李小龙. */
export function wordStarts(key: string): number[] {
  const starts: number[] = [];
  for (const { index } of key.matchAll(WORD)) {
    starts.push(index);
    if (starts.length === MAX_WORDS) break;
  }
  return starts;
}

/** The words of a search text, folded; none for a text that has no words. */
export function searchWords(text: string): string[] {
  return [...new Set(foldWords(text).split(" "))].filter(Boolean);
}

/** Where in a key of `nameKey` the first word begins that starts with `word`; -1 for nowhere. */
export function findWord(key: string, word: string): number {
  return wordStarts(key).find((start) => key.startsWith(word, start)) ?? -1;
}

/** Whether each word starts some word of the name that `key` was made of, in any order. */
export function matchesWords(key: string, words: readonly string[]): boolean {
  return words.every((word) => findWord(key, word) >= 0);
}
