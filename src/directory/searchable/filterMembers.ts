import { nameKey } from "../../core/words/nameKey.js";
import { matchesWords, searchWords } from "../../core/words/nameMatch.js";
import type { Member } from "../../core/member.js";

// An unchanged member is the same object, so each name is folded once.
const keys = new WeakMap<Member, string>();

function keyOf(member: Member): string {
  let key = keys.get(member);
  if (key === undefined) {
    const { displayName } = member;
    key = typeof displayName === "string" ? nameKey(displayName) : "";
    keys.set(member, key);
  }
  return key;
}

/**
 * The members whose name is found by a text: each of its words starts some word of the name, in any
 * order, without regard to case and accents. It is the rule of `searchActiveUsersInOrg`, for
 * members that are loaded already.
 *
 * @param search as it was typed; a text without words finds everybody
 * @returns in the given order; the same array where everybody is found
 */
export function filterMembers<M extends Member>(
  members: readonly M[],
  search: string,
): readonly M[] {
  const words = searchWords(search);
  if (words.length === 0) return members;
  return members.filter((member) => matchesWords(keyOf(member), words));
}
