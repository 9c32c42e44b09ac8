import { orgMembersError } from "./orgMembersError.js";

/**
 * The number of rows to read for a requested `numItems`: at most `maxPageSize`.
 *
 * @throws ConvexError `BAD_REQUEST` unless `numItems` is a whole number of at least 1
 */
export function pageSize(numItems: number, maxPageSize: number): number {
  if (!Number.isInteger(numItems) || numItems < 1) {
    throw orgMembersError(
      "BAD_REQUEST",
      `paginationOpts.numItems must be a whole number of at least 1, not ${numItems}`,
    );
  }
  return Math.min(numItems, maxPageSize);
}
