import type { Member } from "../member.js";
import { isRefused } from "../session/session.js";
import type { Page } from "./page.js";
import { isAsking, type Pager } from "./pager.js";

/** What a pager is subscribed to: whether the counts, and which pages with which arguments. */
export interface Subscriptions {
  readonly counts: boolean;
  readonly pages: readonly (readonly [key: string, args: ReturnType<typeof argsOf>])[];
}

/** What to be subscribed to, in plain values: as JSON it tells whether it is the same. */
export function subscriptionsOf<M extends Member>(pager: Pager<M>): Subscriptions {
  const { run, countsFailedIn, attempt, pageSize } = pager;
  if (!isAsking(pager)) return { counts: false, pages: [] };
  return {
    counts: countsFailedIn !== attempt || isRefused(pager),
    pages: run.pages
      .filter(({ isLive }) => isLive)
      .map((page) => [page.key, argsOf(page, pageSize)]),
  };
}

function argsOf<M extends Member>(page: Page<M>, numItems: number) {
  const { from, order, cursor, end, isPinned } = page;
  return { from, order, paginationOpts: { numItems, cursor, ...(isPinned && { endCursor: end }) } };
}
