import { useRef, useState } from "react";

/** Consecutive pages, the first included, that may bring few members before the reader is asked. */
const PATIENCE = 3;

/**
 * Loads more by itself, with a limit. Where the query leaves most rows out, each page brings few
 * members, and costs the deployment as much as a full one.
 *
 * @param loaded members loaded so far
 * @param load asks for `numItems` more
 * @param criteria the search or filter of these members: a change starts the count again
 * @returns whether it has stopped, so that the reader continues with a button
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
