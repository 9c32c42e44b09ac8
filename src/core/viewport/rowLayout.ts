/** Where each row is. Every position of a row, in px from the top of the first one, comes from here. */
export interface RowLayout {
  readonly count: number;
  /** Of all rows together, in px. */
  readonly height: number;
  /** The upper edge of a row. For `count` it is the lower edge of the last row. */
  readonly topOf: (index: number) => number;
  /** The row at an offset; the nearest row for offsets outside. `-1` where there are no rows. */
  readonly rowAt: (offset: number) => number;
}

/** Rows that all have the same height. */
export function evenRows(count: number, rowHeight: number): RowLayout {
  return {
    count,
    height: count * rowHeight,
    topOf: (index) => index * rowHeight,
    rowAt: (offset) => Math.min(count - 1, Math.max(0, Math.floor(offset / rowHeight))),
  };
}

/** The height of one row, in px. */
export function heightOf(layout: RowLayout, index: number): number {
  return layout.topOf(index + 1) - layout.topOf(index);
}
