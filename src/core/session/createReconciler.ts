import type { Member } from "../member.js";
import { reconcile } from "./reconcile.js";

/** Remembers what `reconcile` was given last. A cache: it may be written while rendering. */
export function createReconciler<M extends Member>(): (loaded: readonly M[]) => readonly M[] {
  let previous: readonly M[] = [];
  let rows: readonly M[] = previous;
  return (loaded) => {
    rows = reconcile(rows, previous, loaded);
    previous = loaded;
    return rows;
  };
}
