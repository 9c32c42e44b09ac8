import type { SectionCount } from "../browse/place.js";
import type { RowLayout } from "./rowLayout.js";

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
    counterpart(index, after) {
      const place = sectionOf(Math.min(index, count - 1));
      const other = (after as Partial<SectionedRows>).places?.find(
        ({ section }) => section === place.section,
      );
      const rank = Math.min(index - place.first, (other?.count ?? 0) - 1);
      return other ? other.first + rank : Math.min(index, after.count - 1);
    },
  };
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
