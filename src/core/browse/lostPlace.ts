/**
 * Whether an error says that a page can no longer be asked for: the `"member"` it begins at has left
 * or is no longer known, or its `"cursor"` belongs to another range, as after a switch of the
 * organization. `null` for other errors.
 *
 * Convex tells of the cursor in one of two ways; `usePaginatedQuery` knows the same two.
 */
export function lostPlace(error: unknown): "member" | "cursor" | null {
  if (!(error instanceof Error)) return null;
  // Read structurally: an app can hold two copies of `convex`, and then `instanceof` fails.
  const { data } = error as { data?: { code?: unknown; paginationError?: unknown } };
  if (data?.code === "NOT_FOUND") return "member";
  const isInvalid =
    data?.paginationError === "InvalidCursor" || error.message.includes("InvalidCursor");
  return isInvalid ? "cursor" : null;
}
