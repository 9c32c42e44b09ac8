import type { WorkosMutationCtx } from "./workosCtx.js";

/** Whether WorkOS has deleted an organization. */
export async function isDeletedOrganization(
  ctx: WorkosMutationCtx,
  organizationId: string,
): Promise<boolean> {
  const deleted = await ctx.db
    .query("workosDeletedOrganizations")
    .withIndex("by_organization_id", (q) => q.eq("organizationId", organizationId))
    .first();
  return deleted !== null;
}
