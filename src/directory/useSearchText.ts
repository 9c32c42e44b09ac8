import { useEffect, useState } from "react";
import { searchWords } from "../core/words/nameMatch.js";

/**
 * How long typing has to pause, in ms, before a text is searched for. A subscription is cheap to
 * change, so it is shorter than where each search is a request.
 */
const SEARCH_DELAY = 150;

/** What stands in a search box, and what of it is searched for. */
export interface SearchText {
  readonly text: string;
  /** The words to search for, folded; `""` for none. It follows `text` after a pause, and `""` at once. */
  readonly words: string;
  /** Whether `words` is not yet what `text` says. */
  readonly isPending: boolean;
  readonly setText: (text: string) => void;
  /** Whether an input method composes a character: what is typed meanwhile is no word yet. */
  readonly setComposing: (composing: boolean) => void;
}

/** The words of `text`, once typing has paused for {@link SEARCH_DELAY}. */
export function usePausedWords(text: string, composing = false): string {
  const wanted = searchWords(text).join(" ");
  const [words, setWords] = useState(wanted);
  // At once: nobody waits to see everybody again.
  if (wanted === "" && words !== "") setWords("");
  useEffect(() => {
    if (composing || wanted === words) return;
    const timer = setTimeout(() => setWords(wanted), SEARCH_DELAY);
    return () => clearTimeout(timer);
  }, [wanted, words, composing]);
  return wanted === "" ? "" : words;
}

export function useSearchText(): SearchText {
  const [text, setText] = useState("");
  const [composing, setComposing] = useState(false);
  const words = usePausedWords(text, composing);
  return { text, words, isPending: searchWords(text).join(" ") !== words, setText, setComposing };
}
