import type { PaginationOptions } from "convex/server";
import { countProblem } from "./countProblem.js";
import { orgMembersError } from "./orgMembersError.js";

/**
 * How heavy the rows of a page may be: a quarter of what Convex lets one query read, so that the
 * rest is left for the viewer and for what `member` reads.
 */
const MAXIMUM_BYTES_READ = 4 * 1024 * 1024;

/**
 * The page that the client asks for, within the server's limits: at most `maxNumItems` rows and
 * {@link MAXIMUM_BYTES_READ} bytes of them.
 *
 * @throws ConvexError `BAD_REQUEST` for a number that is not a whole one of at least 1
 */
export function pageLimits(asked: PaginationOptions, maxNumItems: number): PaginationOptions {
  for (const name of ["numItems", "maximumRowsRead", "maximumBytesRead"] as const) {
    const number = asked[name];
    const problem = number === undefined ? null : countProblem(`paginationOpts.${name}`, number);
    if (problem) throw orgMembersError("BAD_REQUEST", problem);
  }
  const { numItems, maximumBytesRead = MAXIMUM_BYTES_READ } = asked;
  return {
    ...asked,
    numItems: Math.min(numItems, maxNumItems),
    maximumBytesRead: Math.min(maximumBytesRead, MAXIMUM_BYTES_READ),
  };
}
