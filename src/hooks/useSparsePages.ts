import { useRef, useState } from "react";

/** Pages in a row, the first one among them, that may bring hardly anybody before the reader is asked. */
const PATIENCE = 3;

/**
 * Loads more by itself, but not for ever. Where the query leaves most rows out, page after page
 * brings hardly anybody, and each one costs the deployment as much as a full one.
 *
 * @param loaded members loaded so far
 * @param load asks for `numItems` more
 * @param criteria what they answer: for another, it begins anew
 * @returns whether it has stopped, so that the reader is to go on by a button
 */
export function useSparsePages(
  loaded: number,
  numItems: number,
  load: () => void,
  criteria: string,
) {
  const last = useRef({ criteria, loaded: 0, sparse: 0 });
  const [stoppedAt, setStoppedAt] = useState("");
  const place = `${loaded} ${criteria}`;
  const sparsePages = () => {
    const before = last.current.criteria === criteria ? last.current : { loaded: 0, sparse: 0 };
    const isSparse = loaded - before.loaded < numItems / 10;
    last.current = { criteria, loaded, sparse: isSparse ? before.sparse + 1 : 0 };
    return last.current.sparse;
  };
  return {
    stopped: stoppedAt === place,
    askByItself: () => (sparsePages() > PATIENCE ? setStoppedAt(place) : load()),
    ask: () => {
      sparsePages();
      load();
    },
  };
}
