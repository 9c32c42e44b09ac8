import { useEffect, useState } from "react";
import type { SectionCount } from "../core/browse/place.js";
import { survivingRow } from "../core/viewport/survivingRow.js";

/** In ms: how long the list may take to be where a jump sends it. */
const ON_ITS_WAY = 300;

interface Cursor {
  readonly sections: readonly SectionCount[];
  readonly current: string;
  readonly section: string;
  /** Counts jumps since the list was where the last one sent it. */
  readonly jumps: number;
}

/**
 * The section that the rail shows as the reader's: where the list is (`current`), and from the moment
 * one picks a section on the rail, that one. The list follows a few frames later, through sections
 * that a finger may have left by then. And it cannot bring a last section to its top that is shorter
 * than the list is high: the one picked stays then, until the list moves again.
 *
 * When the section leaves, the next one that remains takes over, else the one before.
 *
 * @returns its index, `-1` for none, and how to move it
 */
export function useRailCursor(sections: readonly SectionCount[], current: string) {
  const [cursor, setCursor] = useState<Cursor>({ sections, current, section: current, jumps: 0 });
  let { section, jumps } = cursor;
  if (cursor.current !== current) {
    if (jumps === 0) section = current;
    else if (section === current) jumps = 0;
  }
  let index = indexOf(sections, section);
  if (index < 0) {
    const before = indexOf(cursor.sections, section);
    index = survivingRow(identified(cursor.sections), identified(sections), before)?.after ?? -1;
    section = sections[index]?.section ?? section;
  }
  if (cursor.current !== current || cursor.sections !== sections) {
    setCursor({ sections, current, section, jumps });
  }

  useEffect(() => {
    if (jumps === 0) return;
    const timer = setTimeout(() => setCursor((now) => ({ ...now, jumps: 0 })), ON_ITS_WAY);
    return () => clearTimeout(timer);
  }, [jumps]);

  const moveTo = (next: string) =>
    setCursor((now) => ({ ...now, section: next, jumps: now.jumps + 1 }));
  return [index, moveTo] as const;
}

const indexOf = (sections: readonly SectionCount[], wanted: string) =>
  sections.findIndex(({ section }) => section === wanted);

const identified = (sections: readonly SectionCount[]) =>
  sections.map(({ section }) => ({ _id: section }));
