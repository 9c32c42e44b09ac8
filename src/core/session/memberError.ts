/** The refusals after which no row may stay on screen. */
export type AccessErrorCode = "UNAUTHORIZED" | "FORBIDDEN";

/**
 * The code of a `ConvexError` thrown by `listActiveUsersInOrg` when the viewer may not read the
 * list (not signed in, or deactivated); `null` for every other error, which may pass by itself.
 */
export function accessErrorCode(error: unknown): AccessErrorCode | null {
  // Read structurally: an app can hold two copies of `convex`, and then `instanceof` fails.
  const code = (error as { data?: { code?: unknown } } | null | undefined)?.data?.code;
  return code === "UNAUTHORIZED" || code === "FORBIDDEN" ? code : null;
}
