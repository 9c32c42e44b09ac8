import type { Identified } from "../member.js";
import { changedSpan } from "../changedSpan.js";
import type { SurvivingRow } from "./survivingRow.js";

/** Rows on either side that are looked at: more than most views have. */
const NEARBY = 50;

/**
 * The first row at or after `from`, else the nearest before it, that keeps its order among the rows
 * near `from`: so a member who moves elsewhere when renamed does not take the reader along. Rows
 * farther away say nothing about what is in view.
 *
 * @returns `null` when no loaded row stays
 */
export function stayingRow(
  previous: readonly (Identified | undefined)[],
  next: readonly (Identified | undefined)[],
  from: number,
): SurvivingRow | null {
  const nearby = new Map<string, number>();
  const end = Math.min(previous.length, from + NEARBY);
  for (let index = Math.max(0, from - NEARBY); index < end; index++) {
    const row = previous[index];
    if (row) nearby.set(row._id, index);
  }
  const survivors = survivorsOf(nearby, previous, next);
  const inOrder = longestInOrder(survivors);
  return inOrder.find(({ before }) => before >= from) ?? inOrder.at(-1) ?? null;
}

/** Those of the rows that are in both lists, in their previous order. */
function survivorsOf(
  rows: ReadonlyMap<string, number>,
  previous: readonly (Identified | undefined)[],
  next: readonly (Identified | undefined)[],
): SurvivingRow[] {
  const span = changedSpan(previous, next);
  const survivors: SurvivingRow[] = [];
  for (const before of rows.values()) {
    if (before < span.start) survivors.push({ before, after: before });
    if (before >= span.before) survivors.push({ before, after: before - span.before + span.after });
  }
  for (let after = span.start; after < span.after; after++) {
    const row = next[after];
    const before = row && rows.get(row._id);
    if (before !== undefined) survivors.push({ before, after });
  }
  return survivors.toSorted((one, other) => one.before - other.before);
}

/** The most rows that follow each other in both lists in the same order. */
function longestInOrder(rows: readonly SurvivingRow[]): SurvivingRow[] {
  // For each row, the longest such run that begins with it.
  const lengths: number[] = [];
  const followers: number[] = [];
  let best = -1;
  for (let i = rows.length - 1; i >= 0; i--) {
    lengths[i] = 1;
    followers[i] = -1;
    for (let j = i + 1; j < rows.length; j++) {
      if (rows[j]!.after > rows[i]!.after && lengths[j]! + 1 > lengths[i]!) {
        lengths[i] = lengths[j]! + 1;
        followers[i] = j;
      }
    }
    if (best < 0 || lengths[i]! >= lengths[best]!) best = i;
  }
  const run: SurvivingRow[] = [];
  for (let i = best; i >= 0; i = followers[i]!) run.push(rows[i]!);
  return run;
}
