import type { Identified } from "../member.js";
import type { SurvivingRow } from "./survivingRow.js";

type Rows = readonly (Identified | undefined)[];

/** Where each row is. Every position of a row, in px from the top of the first one, comes from here. */
export interface RowLayout {
  readonly count: number;
  /** Of all rows together, in px. */
  readonly height: number;
  /** The upper edge of a row. For `count` it is the lower edge of the last row. */
  readonly topOf: (index: number) => number;
  readonly bottomOf: (index: number) => number;
  /** The row at an offset; the nearest row for offsets outside. `-1` where there are no rows. */
  readonly rowAt: (offset: number) => number;
  /** How much of the upper end of the view a heading covers, in px. */
  readonly stickyHeight?: number;
  /** Chooses the row that stays in place for the reader, where that is not `survivingRow`. */
  readonly follow?: (
    before: Rows,
    after: Rows,
    from: number,
    layoutAfter: RowLayout,
  ) => SurvivingRow | null;
}

/** Rows that all have the same height. */
export function evenRows(count: number, rowHeight: number): RowLayout {
  return {
    count,
    height: count * rowHeight,
    topOf: (index) => index * rowHeight,
    bottomOf: (index) => (index + 1) * rowHeight,
    rowAt: (offset) => Math.min(count - 1, Math.max(0, Math.floor(offset / rowHeight))),
  };
}

/** The height of one row, in px. */
export function heightOf(layout: RowLayout, index: number): number {
  return layout.bottomOf(index) - layout.topOf(index);
}
