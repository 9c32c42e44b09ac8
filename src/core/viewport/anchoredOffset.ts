import type { Identified } from "../member.js";
import { heightOf, type RowLayout } from "./rowLayout.js";
import { survivingRow } from "./survivingRow.js";

/** Rows, and where each of them is. */
export interface LaidOutRows {
  /** `undefined` where the member is not loaded. */
  readonly rows: readonly (Identified | undefined)[];
  readonly layout: RowLayout;
}

/**
 * The offset that keeps the reader's row in place after rows were added, removed or have changed
 * their height. That row is the first one in view that is in both lists.
 */
export function anchoredOffset(before: LaidOutRows, after: LaidOutRows, offset: number): number {
  // At the very top, new members are meant to be seen.
  if (offset <= 0) return offset;
  const follow = before.layout.follow ?? survivingRow;
  // What a pinned heading covers is not in view.
  const from = before.layout.rowAt(offset + (before.layout.stickyHeight ?? 0));
  const row = follow(before.rows, after.rows, from, after.layout);
  if (row === null) return offset;
  const scale = heightOf(after.layout, row.after) / heightOf(before.layout, row.before);
  return after.layout.topOf(row.after) + (offset - before.layout.topOf(row.before)) * scale;
}
