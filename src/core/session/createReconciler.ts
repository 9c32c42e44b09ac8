import { assertArray, assertMember } from "./assertMember.js";
import { changedSpan } from "./changedSpan.js";
import type { Member } from "../member.js";
import { sameValue } from "./sameValue.js";

/**
 * Makes a function that turns each new result of a paginated query into members whose identity can
 * be relied on: an unchanged member is the same object as before, an unchanged list the same
 * array, and no `_id` comes twice (pages overlap for a moment after inserts, moves and splits).
 *
 * Convex hands out the same objects for a page that did not change: what is identical at both ends
 * is skipped, and only members in between are compared by value.
 */
export function createReconciler<M extends Member>(): (loaded: readonly M[]) => M[] {
  let previous: readonly M[] = [];
  let members: M[] = [];
  /** Whether both hold the same objects, as where nothing was loaded twice: then no copy is needed. */
  let verbatim = true;
  const ids = new Set<string>();

  return (loaded) => {
    if (loaded === previous) return members;
    assertArray(loaded);
    // While pages overlap, positions in `members` and `previous` differ: compare everything.
    const overlapping = members.length !== previous.length;
    const { start, before, after } = overlapping
      ? { start: 0, before: members.length, after: loaded.length }
      : changedSpan(previous, loaded);
    const loadedNow = loaded.slice(start, after);
    // Before anything is remembered: React renders once more after an error, and must meet it again.
    loadedNow.forEach((member, i) => assertMember(member, start + i));
    previous = loaded;
    if (start === before && start === after) return members;

    const replaced = new Map<string, M>();
    for (const member of members.slice(start, before)) {
      replaced.set(member._id, member);
      ids.delete(member._id);
    }
    const fresh: M[] = [];
    for (const member of loadedNow) {
      if (ids.has(member._id)) continue;
      ids.add(member._id);
      const known = replaced.get(member._id);
      fresh.push(known !== undefined && sameValue(known, member) ? known : member);
    }
    verbatim &&= fresh.length === loadedNow.length && fresh.every((m, i) => m === loadedNow[i]);
    if (verbatim) members = loaded as M[];
    else if (fresh.length !== before - start) {
      members = members.slice(0, start).concat(fresh, members.slice(before));
    } else if (fresh.some((member, i) => member !== members[start + i])) {
      members = members.slice();
      for (const [i, member] of fresh.entries()) members[start + i] = member;
    }
    return members;
  };
}
