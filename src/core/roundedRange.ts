/** Scrolling renders once in so many rows; at 8, about a fifth of the renders of row by row. */
const STEP = 8;

/**
 * The rows to draw, `[first, last]`: those in view and `overscan` on either side, from a multiple of
 * 8 and always as many, so that scrolling within 8 rows asks for nothing new.
 *
 * @param start index of the first row in view
 * @param inView how many rows fit, partly seen ones included
 */
export function roundedRange(
  start: number,
  inView: number,
  overscan: number,
  count: number,
): [first: number, last: number] {
  const step = Math.floor(start / STEP) * STEP;
  const last = step + STEP - 1 + inView + overscan;
  return [Math.max(0, step - overscan), Math.min(count - 1, last)];
}
