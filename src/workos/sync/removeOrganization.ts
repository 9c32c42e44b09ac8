import { isDeletedOrganization } from "./isDeletedOrganization.js";
import { syncFunction } from "./syncFunction.js";
import type { SyncOptions } from "./syncOptions.js";
import { updateRows } from "./updateRows.js";
import type { WorkosMutationCtx } from "./workosCtx.js";

/** How many memberships one mutation ends: well within what Convex lets it read and write. */
const BATCH = 200;

/** Ends all memberships of an organization that WorkOS has deleted, also those that arrive later. */
export async function removeOrganization(
  ctx: WorkosMutationCtx,
  organizationId: string,
  options: SyncOptions,
): Promise<void> {
  if (await isDeletedOrganization(ctx, organizationId)) return;
  await ctx.db.insert("workosDeletedOrganizations", { organizationId });
  await endMemberships(ctx, { organizationId, from: 0 }, options);
}

/**
 * Ends the memberships made from a time on, as many as one mutation can; another one continues.
 */
export async function endMemberships(
  ctx: WorkosMutationCtx,
  { organizationId, from }: { organizationId: string; from: number },
  options: SyncOptions,
): Promise<void> {
  const memberships = await ctx.db
    .query("workosMemberships")
    .withIndex("by_organization_id", (q) =>
      q.eq("organizationId", organizationId).gte("_creationTime", from),
    )
    .take(BATCH);
  for (const workosUserId of new Set(memberships.map((membership) => membership.workosUserId))) {
    await updateRows(ctx, workosUserId, options);
  }
  if (memberships.length === BATCH) {
    const next = { organizationId, from: memberships.at(-1)!._creationTime };
    await ctx.scheduler.runAfter(0, syncFunction(options, "endMemberships"), next);
  }
}
