import type { Member } from "../member.js";
import { assertArray } from "./assertMember.js";
import { reconcile } from "./reconcile.js";

/**
 * Remembers the last input of `reconcile`. It is a cache, so it may be written while rendering.
 *
 * @returns a function that throws a UsageError when it is given no array, or a row that is no member
 */
export function createReconciler<M extends Member>(): (loaded: readonly M[]) => readonly M[] {
  let previous: readonly M[] = [];
  let rows: readonly M[] = previous;
  return (loaded) => {
    assertArray(loaded);
    rows = reconcile(rows, previous, loaded);
    previous = loaded;
    return rows;
  };
}
