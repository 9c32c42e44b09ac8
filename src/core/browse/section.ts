import { lastWhere } from "../lastWhere.js";

/** How many members a section of the alphabetical list has. */
export interface SectionCount {
  readonly section: string;
  readonly count: number;
}

/** A section of the whole list. */
export interface Section extends SectionCount {
  /** Index of its first row. */
  readonly first: number;
}

/** The section of a row; `undefined` where there is no such row. */
export function sectionAt(sections: readonly Section[], index: number): Section | undefined {
  const section = sections[lastWhere(sections, ({ first }) => first <= index)];
  return section && index < section.first + section.count ? section : undefined;
}
