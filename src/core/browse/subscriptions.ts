import type { Member } from "../member.js";
import { isRefused } from "../session/session.js";
import type { Page } from "./page.js";
import { isAsking, type Pager } from "./pager.js";

/** What a pager is subscribed to: the counts or not, and pages with their arguments. */
export interface Subscriptions {
  readonly counts: boolean;
  readonly pages: readonly (readonly [key: string, args: ReturnType<typeof argsOf>])[];
}

/** The subscriptions that a pager needs, as plain values that can be compared as JSON. */
export function subscriptionsOf<M extends Member>(pager: Pager<M>): Subscriptions {
  const { run, countsFailedIn, attempt, pageSize, id } = pager;
  if (!isAsking(pager)) return { counts: false, pages: [] };
  return {
    counts: countsFailedIn !== attempt || isRefused(pager),
    pages: run.pages
      .filter(({ isLive }) => isLive)
      .map((page) => [page.key, argsOf(page, pageSize, id)]),
  };
}

function argsOf<M extends Member>(page: Page<M>, numItems: number, id: number) {
  const { from, order, cursor, end, isPinned } = page;
  return {
    from,
    order,
    paginationOpts: { id, numItems, cursor, ...(isPinned && { endCursor: end }) },
  };
}
