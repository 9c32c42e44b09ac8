import { useCallback, useEffect, useRef } from "react";
import type { View } from "../core/browse/pager.js";
import { useLatest } from "../hooks/useLatest.js";

/** Jumps within so many ms are one movement, and only its end is loaded. */
const BETWEEN_JUMPS = 150;

/**
 * Reports the rows in view. A finger that slides over the rail jumps from section to section: the
 * first and the last of them are reported as at rest, those between as moving.
 *
 * @param far more rows than this at once are a jump
 */
export function useSettledViews(far: number, report: (view: View) => void) {
  const latest = useLatest(report);
  const last = useRef({ first: 0, jumpedAt: -Infinity, timer: 0 });
  useEffect(() => () => clearTimeout(last.current.timer), []);
  return useCallback(
    (view: View) => {
      const { first, jumpedAt, timer } = last.current;
      clearTimeout(timer);
      const isJump = Math.abs(view.first - first) > far;
      const now = performance.now();
      const isOnTheWay = isJump && !view.isMoving && now - jumpedAt < BETWEEN_JUMPS;
      const settles = () => latest.current(view);
      last.current = {
        first: view.first,
        jumpedAt: isJump ? now : jumpedAt,
        timer: isOnTheWay ? window.setTimeout(settles, BETWEEN_JUMPS) : 0,
      };
      latest.current(isOnTheWay ? { ...view, isMoving: true } : view);
    },
    [far, latest],
  );
}
