import { changedSpan } from "../changedSpan.js";
import type { Identified } from "../member.js";

/** A row that is in both lists: its index before and after. */
export interface SurvivingRow {
  readonly before: number;
  readonly after: number;
}

/**
 * The first row at or after `from` that is still there, else the nearest before it: what stays in
 * place when others come and go, and what takes over the focus of a member who left.
 *
 * @returns `null` when nothing is left
 */
export function survivingRow(
  previous: readonly (Identified | undefined)[],
  next: readonly (Identified | undefined)[],
  from: number,
): SurvivingRow | null {
  if (from < 0 || from >= previous.length) return null;
  const asked = previous[from];
  // That row was not loaded: keep its index.
  if (asked === undefined)
    return next.length === 0 ? null : { before: from, after: Math.min(from, next.length - 1) };
  const inPlace = { before: from, after: from };
  // Most changes leave it where it is.
  if (next[from]?._id === asked._id) return inPlace;
  // The list is as long as before, and this row is no longer loaded: its member is still there.
  const isUnknown = from < next.length && next[from] === undefined;
  if (isUnknown && next.length === previous.length) return inPlace;

  const { start, before: end, after } = changedSpan(previous, next);
  const moved = new Map<string, number>();
  for (let index = start; index < after; index++) {
    const row = next[index];
    if (row) moved.set(row._id, index);
  }
  const indexNow = (index: number) => {
    const row = previous[index];
    if (row === undefined || index < start) return row && index;
    return index < end ? moved.get(row._id) : index - end + after;
  };
  // From there to the end, then from there back to the top.
  const { length } = previous;
  for (let i = 0; i < length; i++) {
    const before = from + i < length ? from + i : length - 1 - i;
    const after = indexNow(before);
    if (after !== undefined) return { before, after };
  }
  return isUnknown ? inPlace : null;
}
