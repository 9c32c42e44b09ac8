/** Members in the first page, unless the caller says otherwise. */
export const DEFAULT_INITIAL_NUM_ITEMS = 100;

/** Members asked for by each `loadMore` of the list. Convex splits a page larger than twice the first. */
export const DEFAULT_NUM_ITEMS = 2 * DEFAULT_INITIAL_NUM_ITEMS;
