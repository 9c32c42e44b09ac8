import type { Section } from "../browse/section.js";
import { lastWhere } from "../lastWhere.js";
import type { RowLayout } from "./rowLayout.js";
import { stayingRow } from "./stayingRow.js";

/** A section and its position in the list. */
interface SectionPlace extends Section {
  /** Upper edge of its heading, and lower edge of its last row, in px. */
  readonly top: number;
  readonly end: number;
}

export interface SectionedRows extends RowLayout {
  readonly places: readonly SectionPlace[];
  readonly headingHeight: number;
}

type Others = Partial<Pick<SectionedRows, "places">>;

/** Rows of one height, with a heading above each section. Each section has rows. */
export function sectionedRows(
  sections: readonly Section[],
  rowHeight: number,
  headingHeight: number,
): SectionedRows {
  const places = sections.map((section, i): SectionPlace => {
    const top = i * headingHeight + section.first * rowHeight;
    return { ...section, top, end: top + headingHeight + section.count * rowHeight };
  });
  const last = places.at(-1);
  const count = last ? last.first + last.count : 0;
  const height = last ? last.end : 0;
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
