import type { RowLayout } from "./rowLayout.js";

/** Consecutive rows, both ends included. `last` is `-1` where there are none. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The rows that are at least partly in view.
 *
 * @param offset px from the top of the first row to the upper edge of the view
 * @param height of the view in px
 */
export function rowsInView(layout: RowLayout, offset: number, height: number): RowRange {
  // The offset may be far below the last row: there is a footer, and rows may have been removed.
  const top = Math.max(0, Math.min(offset, layout.height - height));
  return { first: layout.rowAt(top), last: layout.rowAt(top + height) };
}

/** The range with so many more rows above and below, within the list. */
export function extended(range: RowRange, above: number, below: number, count: number): RowRange {
  return {
    first: Math.max(0, range.first - above),
    last: Math.min(count - 1, range.last + below),
  };
}
