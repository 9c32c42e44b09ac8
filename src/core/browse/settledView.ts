import type { View } from "./pager.js";

/** Jumps within so many ms are one movement, and only its end is loaded. */
export const BETWEEN_JUMPS = 150;

/** A view that the list has reported. */
export interface ReportedView {
  readonly view: View;
  /** The view as the pager is told. Between two jumps, `isMoving` is true. */
  readonly told: View;
  /** When the list last jumped, in ms. */
  readonly jumpedAt: number;
}

const NOWHERE: View = { first: 0, last: -1, isMoving: false };
export const NOTHING_REPORTED: ReportedView = { view: NOWHERE, told: NOWHERE, jumpedAt: -Infinity };

/**
 * The view to tell the pager when the list reports one. A finger that slides over the rail jumps from
 * section to section: the first and the last of them are told as at rest, those between as moving.
 *
 * @param now in ms
 * @param far more rows than this at once are a jump
 * @returns `last` where the list reports the same view again, as it does with each render
 */
export function settledView(
  last: ReportedView,
  view: View,
  now: number,
  far: number,
): ReportedView {
  const { first, last: end, isMoving } = last.view;
  if (view.first === first && view.last === end && view.isMoving === isMoving) return last;
  const isJump = Math.abs(view.first - first) > far;
  const isOnTheWay = isJump && now - last.jumpedAt < BETWEEN_JUMPS;
  return {
    view,
    told: isOnTheWay ? { ...view, isMoving: true } : view,
    jumpedAt: isJump ? now : last.jumpedAt,
  };
}
