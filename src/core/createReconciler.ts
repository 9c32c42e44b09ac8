import { assertArray, assertMember } from "./assertMember.js";
import type { Member } from "./member.js";
import { sameValue } from "./sameValue.js";

/**
 * Makes a function that turns each new result of a paginated query into members whose identity can
 * be relied on: an unchanged member is the same object as before, an unchanged list the same
 * array, and no `_id` comes twice (pages overlap for a moment after inserts, moves and splits).
 *
 * Convex hands out the same objects for a page that did not change, so the work is proportional to
 * the pages that did: what is identical at both ends is skipped, only the middle is compared.
 */
export function createReconciler<M extends Member>(): (loaded: readonly M[]) => M[] {
  let previous: readonly M[] = [];
  let members: M[] = [];
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
    const resized = fresh.length !== before - start;
    if (resized) members = members.slice(0, start).concat(fresh, members.slice(before));
    else if (fresh.some((member, i) => member !== members[start + i])) {
      // One copy, where the line above makes three.
      members = members.slice();
      for (const [i, member] of fresh.entries()) members[start + i] = member;
    }
    return members;
  };
}

/** The smallest span outside of which both lists hold the same objects: [start, before) and [start, after). */
function changedSpan(previous: readonly unknown[], next: readonly unknown[]) {
  let start = 0;
  let before = previous.length;
  let after = next.length;
  while (start < before && start < after && previous[start] === next[start]) start++;
  while (before > start && after > start && previous[before - 1] === next[after - 1]) {
    before--;
    after--;
  }
  return { start, before, after };
}
