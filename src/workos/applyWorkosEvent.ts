import { readEvent } from "./events/readEvent.js";
import { applyEvent } from "./sync/applyEvent.js";
import type { AnyMutationCtx } from "./sync/workosCtx.js";
import type { WorkosSyncOptions } from "./workosSync.js";

/**
 * Applies one event within your own mutation, where something else receives WorkOS' events:
 * `@convex-dev/workos-authkit`, or your reader of the Events API.
 *
 * ```ts
 * export const { authKitEvent } = authKit.events({
 *   "user.updated": (ctx, event) => applyWorkosEvent(ctx, event),
 * });
 * ```
 *
 * @param event as WorkOS sends it, or as `@workos-inc/node` has read it
 * @param options the same as those of `workosSync`
 * @throws Error for an event that is malformed, or dated in the future
 */
export async function applyWorkosEvent(
  ctx: AnyMutationCtx,
  event: { event: string; data: unknown },
  {
    severalOrganizations = false,
    module = "workos",
    onUserChange = () => {},
  }: WorkosSyncOptions = {},
): Promise<void> {
  const read = readEvent(event);
  if (read) await applyEvent(ctx, read, { severalOrganizations, module, onUserChange });
}
