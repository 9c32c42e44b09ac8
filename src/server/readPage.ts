import type {
  GenericTableInfo,
  OrderedQuery,
  PaginationOptions,
  PaginationResult,
} from "convex/server";

/**
 * Reads a page that stays bounded.
 *
 * A page with an end has all rows up to it, whatever the limits: the end that the client sends
 * (`endCursor`), or the one that Convex remembers for a live page. So a page may grow while it is
 * open; `usePaginatedQuery` splits it at twice its first size. One that is larger still is not sent:
 * "SplitRequired" makes that hook ask for its halves, as often as needed.
 *
 * @param limits as `pageLimits` gives them
 */
export async function readPage<Table extends GenericTableInfo>(
  rows: OrderedQuery<Table>,
  limits: PaginationOptions,
  maxNumItems: number,
): Promise<PaginationResult<Table["document"]>> {
  const result = await rows.paginate(limits);
  if (result.page.length > 2 * maxNumItems) {
    return { ...result, page: [], pageStatus: "SplitRequired" };
  }
  // Without an end Convex may say "SplitRequired" itself, where a limit was reached. The page is
  // then short, but it is whole up to `continueCursor`: it can be shown.
  const pageStatus =
    result.pageStatus === "SplitRequired" ? ("SplitRecommended" as const) : result.pageStatus;
  return { ...result, pageStatus };
}

/** `returns` admits no null cursor. A client never sends this one: the list is done. */
export const emptyPage = { page: [], isDone: true, continueCursor: "" };
