import type { Identified } from "../member.js";
import { heightOf, type RowLayout } from "./rowLayout.js";
import { type SurvivingRow, survivingRow } from "./survivingRow.js";

/** Rows, and where each of them is. */
export interface LaidOutRows {
  /** `undefined` for a place of which it is not known who stands there. */
  readonly rows: readonly (Identified | undefined)[];
  readonly layout: RowLayout;
}

/**
 * The offset at which the reader still has the same row at the same place, after rows have come,
 * left or changed their height. That row is the first one in view that is in both lists.
 */
export function anchoredOffset(before: LaidOutRows, after: LaidOutRows, offset: number): number {
  // At the very top, new members are meant to be seen.
  if (offset <= 0) return offset;
  const row = followedRow(before, after, before.layout.rowAt(offset));
  if (row === null) return offset;
  const scale = heightOf(after.layout, row.after) / heightOf(before.layout, row.before);
  return after.layout.topOf(row.after) + (offset - before.layout.topOf(row.before)) * scale;
}

/** Rows that are looked at for somebody who is still there: more than any view has. */
const NEARBY = 100;

/**
 * The row that stays in place. Where places can be there without their members, who survives far
 * away tells nothing of what is in view: then the place itself is followed.
 */
function followedRow(before: LaidOutRows, after: LaidOutRows, from: number): SurvivingRow | null {
  const { counterpart } = before.layout;
  if (counterpart === undefined) return survivingRow(before.rows, after.rows, from);
  if (from < 0 || after.layout.count === 0) return null;
  const nearby = before.rows.slice(from, from + NEARBY);
  const known = nearby.findIndex((row) => row !== undefined);
  const row = known < 0 ? null : survivingRow(before.rows, after.rows, from + known);
  if (row !== null && Math.abs(row.before - from) < NEARBY) return row;
  return { before: from, after: counterpart(from, after.layout) };
}
