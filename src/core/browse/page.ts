import type { PaginationResult } from "convex/server";
import { reconcile } from "../session/reconcile.js";
import type { Member } from "../member.js";
import { sameItems } from "../sameItems.js";
import type { Place } from "./place.js";
import type { SectionCount } from "./section.js";

/** Members of one section that follow each other: at least one. */
export interface Group<M extends Member> {
  readonly section: string;
  readonly rows: readonly M[];
}

/** What the server answers for a page: members in the order that was asked for. */
export interface PageAnswer<M extends Member> extends PaginationResult<M> {
  /** How many of them follow each other in a section. */
  readonly sections: readonly SectionCount[];
}

/** Which members a page holds: those from a cursor on, in one direction from a place. */
export interface PageRange {
  readonly from: Place;
  /** `"desc"` reads backwards, from the place up. */
  readonly order: "asc" | "desc";
  /** `null`: the page begins at the place itself. */
  readonly cursor: string | null;
  /** Where the page ends, once known. Convex may change it although the members stay the same. */
  readonly end: string | null;
}

/**
 * A part of the list that was loaded at once. It is all that lies between two cursors: members may
 * be added to it, and all of them may leave it.
 */
export interface Page<M extends Member> extends PageRange {
  readonly key: string;
  /** In the order of the list. As they were last seen, where the page is not fresh. */
  readonly groups: readonly Group<M>[];
  /** Whether it was ever answered. Until then `groups` may be those of a page that was split. */
  readonly isSeen: boolean;
  /** No members follow in the direction it reads; from a member on: none in their section. */
  readonly isLast: boolean;
  /** Whether it is subscribed to. */
  readonly isLive: boolean;
  /** Whether `groups` are what the subscription says now. */
  readonly isFresh: boolean;
  /**
   * Whether the subscription sends `endCursor`. The first one cannot; Convex then remembers the end
   * until it is unsubscribed.
   */
  readonly isPinned: boolean;
  /** The attempt in which it failed; `-1` for none. */
  readonly failedIn: number;
  readonly answer: PageAnswer<M> | undefined;
}

export const isKnown = ({ end }: PageRange) => end !== null;

export const rowsOf = <M extends Member>({ groups }: Pick<Page<M>, "groups">): readonly M[] =>
  groups.length === 1 ? groups[0]!.rows : groups.flatMap(({ rows }) => rows);

export function newPage<M extends Member>(key: string, range: PageRange): Page<M> {
  return {
    ...range,
    key,
    groups: [],
    isSeen: false,
    isLast: false,
    isLive: true,
    isFresh: false,
    isPinned: isKnown(range),
    failedIn: -1,
    answer: undefined,
  };
}

/** The page without its subscription. One that was never answered has nothing to keep. */
export function paused<M extends Member>(page: Page<M>): Page<M> {
  return page.isLive
    ? { ...page, isLive: false, isFresh: false, isPinned: isKnown(page), answer: undefined }
    : page;
}

/** The page with what its subscription says. An unchanged member is the same object as before. */
export function answered<M extends Member>(page: Page<M>, answer: PageAnswer<M>): Page<M> {
  if (answer === page.answer) return page;
  // The subscription was set up again and has forgotten its end, so this answer ends elsewhere: send
  // the end from now on.
  if (isKnown(page) && !page.isPinned && answer.continueCursor !== page.end) {
    return { ...page, isPinned: true, isFresh: false, answer };
  }
  // The page is longer than the server sends at once. Its rows stay until both halves have loaded.
  if (answer.pageStatus === "SplitRequired" && answer.splitCursor) {
    return { ...page, isFresh: true, end: answer.continueCursor, answer };
  }
  const sectionOf = new Map<string, string>();
  const loaded: M[] = [];
  let run = 0;
  let left = answer.sections[0]?.count ?? 0;
  for (const member of answer.page) {
    while (left === 0 && run + 1 < answer.sections.length) left = answer.sections[++run]!.count;
    left--;
    loaded.push(member);
    if (member) sectionOf.set(member._id, answer.sections[run]?.section ?? "");
  }
  if (page.order === "desc") loaded.reverse();
  const before = rowsOf(page);
  return {
    ...page,
    groups: grouped(reconcile(before, before, loaded), sectionOf, page.groups),
    isLast: answer.isDone,
    isSeen: true,
    isFresh: true,
    failedIn: -1,
    end: answer.continueCursor,
    answer,
  };
}

function grouped<M extends Member>(
  rows: readonly M[],
  sectionOf: ReadonlyMap<string, string>,
  before: readonly Group<M>[],
): Group<M>[] {
  const groups: { section: string; rows: M[] }[] = [];
  for (const member of rows) {
    const section = sectionOf.get(member._id)!;
    if (groups.at(-1)?.section === section) groups.at(-1)!.rows.push(member);
    else groups.push({ section, rows: [member] });
  }
  const same = sameItems<Group<M>>(
    groups,
    before,
    (one, other) => one.section === other.section && sameItems(one.rows, other.rows),
  );
  return same ? (before as typeof groups) : groups;
}

/** The page without those members that are now on another page. */
export function without<M extends Member>(page: Page<M>, ids: ReadonlySet<string>): Page<M> {
  if (!page.groups.some(({ rows }) => rows.some(({ _id }) => ids.has(_id)))) return page;
  const groups = page.groups
    .map((group) => ({ ...group, rows: group.rows.filter(({ _id }) => !ids.has(_id)) }))
    .filter(({ rows }) => rows.length > 0);
  return { ...page, groups };
}

/**
 * The two halves of a page that has grown too long, in the order of the list. The rows stay with
 * the first one until both have answered.
 *
 * @returns `null` where it need not or cannot be split
 */
export function halves<M extends Member>(
  page: Page<M>,
  maxRows: number,
  keys: readonly [string, string],
): [Page<M>, Page<M>] | null {
  const { answer, order, cursor, end, from, groups, isLast } = page;
  const middle = answer?.splitCursor;
  if (!page.isFresh || !middle || middle === cursor || middle === end) return null;
  if (answer.pageStatus !== "SplitRequired" && answer.page.length <= maxRows) return null;
  const near = newPage<M>(keys[0], { from, order, cursor, end: middle });
  const far = { ...newPage<M>(keys[1], { from, order, cursor: middle, end }), isLast };
  const [upper, lower] = order === "desc" ? [far, near] : [near, far];
  return [{ ...upper, groups }, lower];
}

/** One page in place of two neighbors with few members; `null` where they cannot be joined. */
export function joined<M extends Member>(
  upper: Page<M>,
  lower: Page<M>,
  maxRows: number,
  key: string,
): Page<M> | null {
  const [near, far] = upper.order === "desc" ? [lower, upper] : [upper, lower];
  const isOneChain =
    near.from === far.from && near.order === far.order && near.end === far.cursor && isKnown(far);
  if (!isOneChain || !near.isFresh || !far.isFresh) return null;
  const groups = [...upper.groups, ...lower.groups];
  if (groups.reduce((sum, { rows }) => sum + rows.length, 0) > maxRows) return null;
  const { from, order, cursor } = near;
  const page = newPage<M>(key, { from, order, cursor, end: far.end });
  return { ...page, groups, isSeen: true, isLast: far.isLast };
}
