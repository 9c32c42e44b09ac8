/** Rows that are drawn together: scrolling renders once in so many rows, a tenth of row by row. */
export const STEP = 16;

/**
 * The rows to draw, `[first, last]`: those in view and `overscan` on either side, from the first of a
 * step and always as many, so that scrolling within a step asks for nothing new.
 *
 * @param step the first one in view, counted from 0
 * @param inView how many rows fit, partly seen ones included
 */
export function drawnRows(
  step: number,
  inView: number,
  overscan: number,
  count: number,
): [first: number, last: number] {
  const start = step * STEP;
  const last = start + STEP - 1 + inView + overscan;
  return [Math.max(0, start - overscan), Math.min(count - 1, last)];
}
