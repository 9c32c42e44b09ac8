import { useEffect } from "react";
import { useLatest } from "./useLatest.js";

/** In ms. */
const ASK_AGAIN = 500;

/**
 * Calls `load` each time `wanted` turns true, or is still true after `loaded` has grown. A source
 * that answers with nothing new is asked again after a while.
 *
 * @param load `undefined` asks for nothing
 */
export function useLoadMore(wanted: boolean, loaded: number, load: (() => void) | undefined): void {
  const latest = useLatest(load);
  const asks = wanted && load !== undefined;
  useEffect(() => {
    if (!asks) return;
    latest.current?.();
    const timer = setInterval(() => latest.current?.(), ASK_AGAIN);
    return () => clearInterval(timer);
  }, [asks, loaded, latest]);
}
