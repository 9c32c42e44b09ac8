import { useCallback, useEffect, useRef } from "react";
import type { View } from "../../core/browse/pager.js";
import { BETWEEN_JUMPS, NOTHING_REPORTED, settledView } from "../../core/browse/settledView.js";
import { useLatest } from "../../hooks/useLatest.js";

/**
 * Tells which rows are in view, and whether the reader rests there ({@link settledView}).
 *
 * @param far more rows than this at once are a jump
 * @param tell returns whether it has used the view: if not, it is told again when the list draws
 */
export function useSettledViews(far: number, tell: (view: View) => boolean) {
  const latest = useLatest(tell);
  const last = useRef(NOTHING_REPORTED);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (view: View) => {
      const next = settledView(last.current, view, performance.now(), far);
      if (!latest.current(next.told) || next === last.current) return;
      last.current = next;
      clearTimeout(timer.current);
      if (next.told === view) return;
      timer.current = window.setTimeout(() => {
        last.current = { ...next, told: view };
        latest.current(view);
      }, BETWEEN_JUMPS);
    },
    [far, latest],
  );
}
