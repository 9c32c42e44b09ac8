import { useRef, useState } from "react";

/** Pages in a row, the first one among them, that may bring hardly anybody before the reader is asked. */
const PATIENCE = 3;

/**
 * Loads more by itself, but not for ever. Where the query leaves most rows out, page after page
 * brings hardly anybody, and each one costs the deployment as much as a full one.
 *
 * @param loaded members loaded so far
 * @param load asks for `numItems` more
 * @returns whether it has stopped, so that the reader is to go on by a button
 */
export function useSparsePages(loaded: number, numItems: number, load: () => void) {
  const last = useRef({ loaded: 0, sparse: 0 });
  const [stoppedAt, setStoppedAt] = useState(-1);
  const sparsePages = () => {
    const isSparse = loaded - last.current.loaded < numItems / 10;
    last.current = { loaded, sparse: isSparse ? last.current.sparse + 1 : 0 };
    return last.current.sparse;
  };
  return {
    stopped: stoppedAt === loaded,
    askByItself: () => (sparsePages() > PATIENCE ? setStoppedAt(loaded) : load()),
    ask: () => {
      sparsePages();
      load();
    },
  };
}
