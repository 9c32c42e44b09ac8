import { createReconciler } from "./createReconciler.js";
import type { HeldMembers } from "./heldMembers.js";
import type { Member } from "../member.js";

/** Signed out or skipped: an empty list that is not loading. */
export const NOTHING: HeldMembers<never> = { results: [], status: "Exhausted" };

/**
 * Remembers what was last loaded, with identities that can be relied on. A cache to write while
 * rendering: writing the same again, as StrictMode does, changes nothing.
 */
export function createLoadedMembers<M extends Member>() {
  const reconcile = createReconciler<M>();
  let loaded: HeldMembers<M> = NOTHING;
  return {
    last: () => loaded,
    update({ results, status }: HeldMembers<M>) {
      loaded = { results: reconcile(results), status };
    },
    forget() {
      loaded = NOTHING;
    },
  };
}
