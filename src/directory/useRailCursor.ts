import { useState } from "react";
import type { SectionCount } from "../core/browse/place.js";
import { survivingRow } from "../core/viewport/survivingRow.js";

interface Cursor {
  readonly sections: readonly SectionCount[];
  readonly current: string;
  readonly section: string;
  /** Whether the list has yet to move to where the rail has sent it. */
  readonly ahead: boolean;
}

/**
 * The section that the rail shows as the reader's. It is where the list is (`current`), and ahead of
 * that from the moment one picks a section on the rail. A last section that is shorter than the
 * list's height cannot be scrolled to its top, so the list may come to rest in one before: the one
 * picked stays then, until the list moves again.
 *
 * When the section leaves, the next one that remains takes over, else the one before.
 *
 * @returns its index, `-1` for none, and how to move it
 */
export function useRailCursor(sections: readonly SectionCount[], current: string) {
  const [cursor, setCursor] = useState<Cursor>({
    sections,
    current,
    section: current,
    ahead: false,
  });
  let { section, ahead } = cursor;
  if (cursor.current !== current) {
    if (!ahead) section = current;
    ahead = false;
  }
  let index = indexOf(sections, section);
  if (index < 0) {
    const before = indexOf(cursor.sections, section);
    index = survivingRow(identified(cursor.sections), identified(sections), before)?.after ?? -1;
    section = sections[index]?.section ?? section;
  }
  if (cursor.current !== current || cursor.sections !== sections) {
    setCursor({ sections, current, section, ahead });
  }
  return [
    index,
    (next: string) => setCursor({ sections, current, section: next, ahead: next !== current }),
  ] as const;
}

const indexOf = (sections: readonly SectionCount[], wanted: string) =>
  sections.findIndex(({ section }) => section === wanted);

const identified = (sections: readonly SectionCount[]) =>
  sections.map(({ section }) => ({ _id: section }));
