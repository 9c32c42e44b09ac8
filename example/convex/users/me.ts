import { v } from "convex/values";
import { mutation, query, type QueryCtx } from "../_generated/server";

/** The rows of who is signed in, one for each organization they are in. */
async function ownRows(ctx: QueryCtx) {
  const identity = await ctx.auth.getUserIdentity();
  if (identity === null) return { organizationId: null, rows: [], current: undefined };
  const all = await ctx.db
    .query("users")
    .withIndex("by_workos_id", (q) => q.eq("workosUserId", identity.subject))
    .take(100);
  const rows = all.filter((row) => row.isActive);
  const organizationId = typeof identity.org_id === "string" ? identity.org_id : null;
  return { organizationId, rows, current: rows.find((row) => row.orgId === organizationId) };
}

/** What the page needs of who is signed in. */
export const get = query({
  args: {},
  handler: async (ctx) => {
    const { organizationId, rows, current } = await ownRows(ctx);
    return {
      organizationId,
      id: current?._id ?? null,
      title: current?.title ?? "",
      organizations: rows.flatMap(({ orgId }) => orgId ?? []),
    };
  },
});

/** Everyone in the organization sees it. */
export const setTitle = mutation({
  args: { title: v.string() },
  handler: async (ctx, { title }) => {
    const { current } = await ownRows(ctx);
    if (!current) throw new Error("Only a member has a title.");
    await ctx.db.patch("users", current._id, { title: title.trim().slice(0, 80) });
  },
});
