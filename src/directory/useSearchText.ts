import { useEffect, useMemo, useState } from "react";
import { searchWords } from "../core/words/nameMatch.js";

/**
 * How long typing has to pause, in ms, before a text is searched for. A subscription is cheap to
 * change, so it is shorter than where each search is a request.
 */
const SEARCH_DELAY = 150;

/** The text of a search box, and the text to search for. */
export interface SearchText {
  readonly text: string;
  /** The text to search for. It follows `text` after a pause, and at once where that has no words. */
  readonly pausedText: string;
  readonly setText: (text: string) => void;
  /** Whether an input method is composing a character: meanwhile the text is not searched for. */
  readonly setComposing: (composing: boolean) => void;
}

/** The words to search for, folded, as one text: the same for each spelling of them; `""` for none. */
export const wordsOf = (text: string) => searchWords(text).join(" ");

/**
 * `text`, once typing has paused for {@link SEARCH_DELAY}.
 *
 * @param text `null` for no search; a text after `null` is returned at once
 * @param composing while true, a new text is not returned
 */
export function usePausedText(text: string, composing?: boolean): string;
export function usePausedText(text: string | null): string | null;
export function usePausedText(text: string | null, composing = false): string | null {
  const [paused, setPaused] = useState(text);
  // Emptying the box shows everybody again without a delay.
  const atOnce = text === null || paused === null || (!composing && wordsOf(text) === "");
  if (atOnce && text !== paused) setPaused(text);
  useEffect(() => {
    if (composing || text === paused) return;
    const timer = setTimeout(() => setPaused(text), SEARCH_DELAY);
    return () => clearTimeout(timer);
  }, [text, paused, composing]);
  return atOnce ? text : paused;
}

export function useSearchText(): SearchText {
  const [text, setText] = useState("");
  const [composing, setComposing] = useState(false);
  const pausedText = usePausedText(text, composing);
  return useMemo(() => ({ text, pausedText, setText, setComposing }), [text, pausedText]);
}
