import { useEffect } from "react";
import { useLatest } from "./useLatest.js";

/** In ms, and twice as long each time, up to half a minute. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/**
 * Calls `load` each time `wanted` turns true, or is still true after `loaded` has grown. A source
 * that answers with nothing new is asked again, after a while that doubles each time.
 */
export function useLoadMore(wanted: boolean, loaded: number, load: () => void): void {
  const latest = useLatest(load);
  useEffect(() => {
    if (!wanted) return;
    let wait = FIRST_WAIT;
    let timer: ReturnType<typeof setTimeout>;
    const ask = () => {
      timer = setTimeout(ask, wait);
      wait = Math.min(LONGEST_WAIT, 2 * wait);
      latest.current();
    };
    ask();
    return () => clearTimeout(timer);
  }, [wanted, loaded, latest]);
}
