import type { Identified } from "../member.js";
import { survivingRow } from "./survivingRow.js";

/**
 * By how many rows the first surviving visible row has moved down the list: what has to be scrolled
 * so that it does not move on screen. Negative when rows above it have left.
 */
export function anchorShift(
  previous: readonly Identified[],
  next: readonly Identified[],
  firstVisible: number,
): number {
  if (previous === next) return 0;
  const row = survivingRow(previous, next, firstVisible);
  return row === null ? 0 : row.after - row.before;
}
