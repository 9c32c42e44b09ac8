import { assertMember } from "./assertMember.js";
import { changedSpan } from "./changedSpan.js";
import type { Member } from "../member.js";
import { sameValue } from "./sameValue.js";

/**
 * What `reconcile` has returned (to reconcile it once more, as a list below does, changes nothing),
 * each with its ids, so that a newcomer is looked up among them and not the other way round. The
 * next list takes the ids over, without a copy. `undefined` for a list that has given them away:
 * should it be reconciled again, as React may do in development, its ids are collected anew.
 */
const reconciled = new WeakMap<readonly Member[], Set<string> | undefined>();

/**
 * Turns a new result of a paginated query into members whose identity can be relied on: an
 * unchanged member is the same object as before, an unchanged list the same array, and no `_id`
 * comes twice (pages overlap for a moment after inserts, moves and splits).
 *
 * Convex hands out the same objects for a page that did not change: what is identical at both ends
 * is skipped, and only members in between are compared by value.
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
  // Before anything else: React renders once more after an error, and must meet it again.
  for (let i = start; i < after; i++) assertMember(loaded[i], i);

  if (rows.length === 0 && after > 0) {
    // Nobody was there before: all that may be wrong is an `_id` that comes twice.
    const ids = idsOf(loaded);
    if (ids.size === after) return keep(loaded, ids);
  }
  const [fresh, ids] = share(rows, loaded, start, before, after);
  const isSame = (list: readonly M[], end: number) =>
    fresh.length === end - start && fresh.every((member, i) => member === list[start + i]);
  const next = isSame(rows, before)
    ? rows
    : isSame(loaded, after) && (rows === previous || fresh.length === loaded.length)
      ? // Every object is Convex's own: no copy is needed.
        loaded
      : rows.slice(0, start).concat(fresh, rows.slice(before));
  reconciled.set(rows, undefined);
  return keep(next, ids);
}

function keep<L extends readonly Member[]>(list: L, ids: Set<string> | undefined): L {
  reconciled.set(list, ids);
  return list;
}

/**
 * The members of `loaded` from `start` to `after`, for the place of `rows` from `start` to `before`,
 * and the ids of the next list, if they are known: those of `rows`, changed.
 */
function share<M extends Member>(
  rows: readonly M[],
  loaded: readonly M[],
  start: number,
  before: number,
  after: number,
): [fresh: readonly M[], ids: Set<string> | undefined] {
  const known = reconciled.get(rows);
  const fresh: M[] = [];
  // Most often the same members come in the same places, and nobody needs to be looked up.
  let same = start;
  for (; same < Math.min(before, after) && rows[same]!._id === loaded[same]!._id; same++) {
    fresh.push(shared(rows[same]!, loaded[same]!));
  }
  if (same === before && same === after) return [fresh, known];
  const ids = known ?? idsOf(rows);
  const found = new Map<string, M>();
  for (const member of loaded.slice(same, after)) {
    if (!found.has(member._id)) found.set(member._id, member);
  }
  for (const row of rows.slice(same, before)) {
    ids.delete(row._id);
    const member = found.get(row._id);
    if (member !== undefined) found.set(row._id, shared(row, member));
  }
  for (const [id, member] of found) {
    // Who stands outside of the span stays there.
    if (ids.has(id)) continue;
    ids.add(id);
    fresh.push(member);
  }
  return [fresh, ids];
}

const shared = <M>(row: M, member: M): M => (sameValue(row, member) ? row : member);

const idsOf = (rows: readonly Member[]) => new Set(rows.map((member) => member._id));
