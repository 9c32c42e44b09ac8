import { indexOfMember, type Identified } from "./indexOfMember.js";

/** A row that is in both lists: where it stood, and where it stands. */
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
  previous: readonly Identified[],
  next: readonly Identified[],
  from: number,
): SurvivingRow | null {
  const asked = previous[from];
  if (asked === undefined || next.length === 0) return null;
  const after = indexOfMember(next, asked._id, from);
  if (after >= 0) return { before: from, after };

  const indexes = new Map(next.map((member, index) => [member._id, index]));
  const at = (before: number): SurvivingRow | null => {
    const index = indexes.get(previous[before]!._id);
    return index === undefined ? null : { before, after: index };
  };
  for (let i = from + 1; i < previous.length; i++) {
    const row = at(i);
    if (row !== null) return row;
  }
  for (let i = from - 1; i >= 0; i--) {
    const row = at(i);
    if (row !== null) return row;
  }
  return null;
}
