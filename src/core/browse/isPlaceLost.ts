/**
 * Whether an error says that a page can no longer be asked for: the member it begins at has left, or
 * its cursor belongs to another range. Both may mean that the viewer's organization is another one.
 *
 * Convex tells of the cursor in one of two ways; `usePaginatedQuery` knows the same two.
 */
export function isPlaceLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Read structurally: an app can hold two copies of `convex`, and then `instanceof` fails.
  const { data } = error as { data?: { code?: unknown; paginationError?: unknown } };
  return (
    data?.code === "NOT_FOUND" ||
    data?.paginationError === "InvalidCursor" ||
    error.message.includes("InvalidCursor")
  );
}
