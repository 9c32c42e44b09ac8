import { areDistinct } from "./areDistinct.js";
import { assertMember } from "./assertMember.js";
import { changedSpan } from "../changedSpan.js";
import type { Member } from "../member.js";
import { sameValue } from "./sameValue.js";

/** Results of `reconcile`. A list below gets them as its input, and need not reconcile them again. */
const reconciled = new WeakSet<object>();

/**
 * Turns a new result of a paginated query into members whose identity can be relied on: an
 * unchanged member is the same object as before, an unchanged list the same array, and no `_id`
 * comes twice (pages overlap for a moment after inserts, moves and splits).
 *
 * Convex returns the same objects for a page that did not change: so identical members at both ends
 * are skipped, and only those in between are compared by value.
 *
 * @param rows the members so far: what this function returned for `previous`
 * @param previous what Convex had loaded before
 * @param loaded what Convex has loaded now
 * @throws UsageError when a row is no member
 */
export function reconcile<M extends Member>(
  rows: readonly M[],
  previous: readonly M[],
  loaded: readonly M[],
): readonly M[] {
  if (loaded === previous) return rows;
  if (reconciled.has(loaded)) return loaded;
  // While pages overlap, positions in `rows` and `previous` differ: compare everything.
  const { start, before, after } =
    rows.length === previous.length
      ? changedSpan(previous, loaded)
      : { start: 0, before: rows.length, after: loaded.length };
  // First of all: React renders once more after an error, and must get the same error again.
  for (let i = start; i < after; i++) assertMember(loaded[i], i);

  const fresh = share(rows, loaded, start, before, after);
  const isSame = (list: readonly M[], end: number) =>
    fresh === list ||
    (fresh.length === end - start && fresh.every((member, i) => member === list[start + i]));
  const next = isSame(rows, before)
    ? rows
    : isSame(loaded, after) && (rows === previous || fresh.length === loaded.length)
      ? // Every object is Convex's own: no copy is needed.
        loaded
      : rows.slice(0, start).concat(fresh, rows.slice(before));
  reconciled.add(next);
  return next;
}

/** The members of `loaded` from `start` to `after`, for the place of `rows` from `start` to `before`. */
function share<M extends Member>(
  rows: readonly M[],
  loaded: readonly M[],
  start: number,
  before: number,
  after: number,
): readonly M[] {
  // There were no members before: only duplicates of an `_id` must be removed.
  if (rows.length === 0 && areDistinct(loaded)) {
    return loaded;
  }
  const fresh: M[] = [];
  // Most often the same members are at the same places, and no lookup is needed.
  let same = start;
  for (; same < Math.min(before, after) && rows[same]!._id === loaded[same]!._id; same++) {
    fresh.push(known(rows[same]!, loaded[same]!));
  }
  const found = new Map<string, M>();
  for (const member of loaded.slice(same, after)) {
    if (!found.has(member._id)) found.set(member._id, member);
  }
  let newcomers = found.size;
  for (const row of rows.slice(same, before)) {
    const member = found.get(row._id);
    if (member === undefined) continue;
    found.set(row._id, known(row, member));
    newcomers--;
  }
  // Members outside of the span stay where they are.
  for (let i = 0; newcomers > 0 && i < rows.length; i++) {
    if (i < same || i >= before) found.delete(rows[i]!._id);
  }
  for (const member of found.values()) fresh.push(member);
  return fresh;
}

const known = <M>(row: M, member: M): M => (sameValue(row, member) ? row : member);
