import { useEffect, useState } from "react";
import type { SectionCount } from "../../core/browse/section.js";
import { survivingRow } from "../../core/viewport/survivingRow.js";

/** How long the list may take to reach the section of a jump, in ms. */
const ON_ITS_WAY = 300;

interface Cursor {
  readonly sections: readonly SectionCount[];
  readonly current: string;
  readonly section: string;
  /** Jumps since the list last reached the section it was sent to. */
  readonly jumps: number;
}

/**
 * The section that the rail marks as current: the one at the top of the list (`current`), or the one
 * that the reader has just picked on the rail. The list follows a few frames later, through sections
 * that the finger may have left by then. A picked section stays marked until the list moves again,
 * because a short section at the end cannot reach the top of the list.
 *
 * When the section is removed, the next one that remains takes over, else the one before.
 *
 * @returns its index, `-1` for none, and a function that moves it
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
