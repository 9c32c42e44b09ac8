import type { Member } from "../member.js";
import type { PaginatedMembers, PaginationStatus } from "./paginatedMembers.js";

/**
 * Rows that stay on screen while a new subscription catches up with them: those of a preloaded
 * page, those shown before a retry, those shown before the sign-in was refreshed.
 */
export interface HeldMembers<M extends Member = Member> {
  readonly results: M[];
  readonly status: PaginationStatus;
}

/** Whether what has been loaded since may take the place of the rows held. */
export function hasCaughtUp<M extends Member>(
  held: HeldMembers<M>,
  loaded: Pick<PaginatedMembers<M>, "results" | "status">,
): boolean {
  if (loaded.status === "LoadingFirstPage") return false;
  if (loaded.status === "Exhausted" || loaded.results.length >= held.results.length) return true;
  // Nothing in common: these are members of another organization, and the rows held must go.
  const ids = new Set(loaded.results.map((member) => member._id));
  return !held.results.some((member) => ids.has(member._id));
}
