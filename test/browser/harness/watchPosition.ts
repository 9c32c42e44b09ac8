import { everyFrame } from "./everyFrame.js";

/**
 * Where an element that is looked up anew each frame was painted, frame by frame, until stopped.
 *
 * @returns how to stop, which gives the positions in px; `null` for frames without the element
 */
export function watchPosition(find: () => Element | undefined): () => (number | null)[] {
  const seen: (number | null)[] = [];
  const stop = everyFrame(() => seen.push(find()?.getBoundingClientRect().top ?? null));
  return () => {
    stop();
    return seen;
  };
}
