import type { MembershipNews, UserNews, WorkosEvent } from "../events/workosEvent.js";
import { withNews, type ActiveTimes } from "./activeTimes.js";
import { removeOrganization } from "./removeOrganization.js";
import type { SyncOptions } from "./syncOptions.js";
import { updateRows } from "./updateRows.js";
import type { WorkosMutationCtx } from "./workosCtx.js";

/**
 * Brings the tables up to date with an event. Events may arrive late, repeated and in any order: for
 * each person and each membership the greatest version is kept, and `users` follows from what is
 * kept. So the rows are the same in the end, whatever the order.
 */
export async function applyEvent(
  ctx: WorkosMutationCtx,
  event: WorkosEvent,
  options: SyncOptions,
): Promise<void> {
  switch (event.about) {
    case "user":
      await keepUser(ctx, event.news);
      return updateRows(ctx, event.news.workosUserId, options);
    case "membership":
      await keepMembership(ctx, event.news);
      return updateRows(ctx, event.news.workosUserId, options);
    case "deletedOrganization":
      return removeOrganization(ctx, event.organizationId, options);
  }
}

async function keepUser(ctx: WorkosMutationCtx, news: UserNews) {
  const known = await ctx.db
    .query("workosUsers")
    .withIndex("by_workos_user_id", (q) => q.eq("workosUserId", news.workosUserId))
    .unique();
  if (known === null) await ctx.db.insert("workosUsers", news);
  else if (news.version > known.version) await ctx.db.replace(known._id, news);
}

async function keepMembership(ctx: WorkosMutationCtx, news: MembershipNews) {
  const known = await ctx.db
    .query("workosMemberships")
    .withIndex("by_membership_id", (q) => q.eq("membershipId", news.membershipId))
    .unique();
  const { lapsedAt, activeAt } = withNews(known ?? { activeAt: [] }, news);
  const times = { lapsedAt, activeAt: [...activeAt] };
  if (known === null) await ctx.db.insert("workosMemberships", { ...news, ...times });
  else if (news.version > known.version) await ctx.db.replace(known._id, { ...news, ...times });
  else if (differ(times, known)) await ctx.db.patch(known._id, times);
}

const differ = (times: ActiveTimes, known: ActiveTimes) =>
  times.lapsedAt !== known.lapsedAt || times.activeAt.join() !== known.activeAt.join();
