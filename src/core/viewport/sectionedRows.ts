import type { SectionCount } from "../browse/place.js";
import type { RowLayout } from "./rowLayout.js";
import { stayingRow } from "./stayingRow.js";

/** A section and its position in the list. */
interface SectionPlace extends SectionCount {
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

type Others = Partial<Pick<SectionedRows, "places">>;

/** Rows of one height, with a heading above each section. Sections without rows are left out. */
export function sectionedRows(
  sections: readonly SectionCount[],
  rowHeight: number,
  headingHeight: number,
): SectionedRows {
  const places: SectionPlace[] = [];
  let first = 0;
  let top = 0;
  for (const { section, count } of sections) {
    if (count === 0) continue;
    const end = top + headingHeight + count * rowHeight;
    places.push({ section, count, first, top, end });
    first += count;
    top = end;
  }
  const count = first;
  const height = top;
  const topIn = ({ top, first }: SectionPlace, index: number) =>
    top + headingHeight + (index - first) * rowHeight;
  const indexOfSection = (index: number) =>
    Math.max(
      0,
      lastWhere(places, (place) => place.first <= index),
    );
  const sectionOf = (index: number) => places[indexOfSection(index)]!;

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
      // Where no loaded member stays, follow the place itself.
      return (
        stayingRow(before, after, from) ?? { before: from, after: counterpart(from, layoutAfter) }
      );
    },
  };

  /**
   * The row at the same place of the same section in another layout; where that section is gone, the
   * first row after the sections before it.
   */
  function counterpart(index: number, { count, places: others = [] }: RowLayout & Others): number {
    const own = indexOfSection(index);
    for (let before = own; before >= 0; before--) {
      const { section, first } = places[before]!;
      const other = others.find((each) => each.section === section);
      if (!other) continue;
      if (before < own) return Math.min(other.first + other.count, count - 1);
      return other.first + Math.min(index - first, other.count - 1);
    }
    return others.length > 0 ? 0 : Math.min(index, count - 1);
  }
}

/** Index of the last item for which `isSo` holds, as it does for all before; `-1` for none. */
function lastWhere<T>(items: readonly T[], isSo: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
