import { useEffect } from "react";
import { useLatest } from "./useLatest.js";

/** Calls `load` once each time `wanted` turns true, or is still true after `loaded` has grown. */
export function useLoadMore(wanted: boolean, loaded: number, load: () => void): void {
  const latest = useLatest(load);
  useEffect(() => {
    if (wanted) latest.current();
  }, [wanted, loaded, latest]);
}
