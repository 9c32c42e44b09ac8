import type { PaginationStatus } from "../session/paginatedMembers.js";

/**
 * Whether the reader is within `threshold` rows of the end of what is loaded, or what is loaded
 * does not fill the list. After an error the reader decides.
 *
 * @param lastRow index of the last row drawn, `-1` for none
 */
export function shouldLoadMore(
  status: PaginationStatus,
  failed: boolean,
  loaded: number,
  lastRow: number,
  threshold: number,
): boolean {
  return status === "CanLoadMore" && !failed && lastRow >= loaded - 1 - threshold;
}
