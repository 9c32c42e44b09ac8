import type { SectionCount } from "../browse/place.js";
import type { RowLayout } from "./rowLayout.js";
import { survivingRow } from "./survivingRow.js";

/** Rows that are looked at for somebody who is still there: more than any view has. */
const NEARBY = 100;

/** Where a section stands among all. */
export interface SectionPlace extends SectionCount {
  /** Index of its first row. */
  readonly first: number;
  /** Upper edge of its heading, and lower edge of its last row, in px. */
  readonly top: number;
  readonly end: number;
}

export interface SectionedRows extends RowLayout {
  readonly places: readonly SectionPlace[];
  readonly headingHeight: number;
}

/** Rows of one height, with a heading above each section. */
export function sectionedRows(
  sections: readonly SectionCount[],
  rowHeight: number,
  headingHeight: number,
): SectionedRows {
  const places: SectionPlace[] = [];
  let first = 0;
  let top = 0;
  for (const { section, count } of sections) {
    const end = top + headingHeight + count * rowHeight;
    places.push({ section, count, first, top, end });
    first += count;
    top = end;
  }
  const count = first;
  const height = top;
  const topIn = ({ top, first }: SectionPlace, index: number) =>
    top + headingHeight + (index - first) * rowHeight;
  const sectionOf = (index: number) => places[lastWhere(places, (place) => place.first <= index)]!;

  return {
    places,
    headingHeight,
    count,
    height,
    stickyHeight: headingHeight,
    topOf: (index) => (index >= count ? height : topIn(sectionOf(index), index)),
    bottomOf: (index) => topIn(sectionOf(index), index) + rowHeight,
    rowAt(offset) {
      if (count === 0) return -1;
      const place =
        places[
          Math.max(
            0,
            lastWhere(places, ({ top }) => top <= offset),
          )
        ]!;
      const row = Math.floor((offset - place.top - headingHeight) / rowHeight);
      return place.first + Math.max(0, Math.min(place.count - 1, row));
    },
    follow(before, after, from, layoutAfter) {
      if (from < 0 || layoutAfter.count === 0) return null;
      const known = before.slice(from, from + NEARBY).findIndex((row) => row !== undefined);
      const row = known < 0 ? null : survivingRow(before, after, from + known);
      // Who survives far away tells nothing of what is in view: then the place itself is followed.
      if (row !== null && Math.abs(row.before - from) < NEARBY) return row;
      return { before: from, after: counterpart(from, layoutAfter) };
    },
  };

  /** The row of another layout that stands for the same place in the same section. */
  function counterpart(index: number, after: RowLayout): number {
    const place = sectionOf(Math.min(index, count - 1));
    const other = (after as Partial<SectionedRows>).places?.find(
      ({ section }) => section === place.section,
    );
    return other
      ? other.first + Math.min(index - place.first, other.count - 1)
      : Math.min(index, after.count - 1);
  }
}

/** The last item for which `isSo` holds, where it holds for all before; `-1` for none. */
function lastWhere<T>(items: readonly T[], isSo: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
