import { v } from "convex/values";
import { internalMutation, type MutationCtx } from "../_generated/server";
import { currentOrganization } from "./currentOrganization";
import { workosEvent, type MembershipEvent, type UserEvent } from "./workosEvent";

/**
 * Brings `users` up to date with an event of WorkOS. Events may come late, repeated and in any
 * order: each user and each membership keeps the time of its last change, older news is ignored,
 * and a deletion is final. The rows are the same in the end, whatever the order.
 */
export const apply = internalMutation({
  args: { event: workosEvent },
  returns: v.null(),
  handler: async (ctx, { event }) => {
    if (event.about === "user") await applyUser(ctx, event);
    else await applyMembership(ctx, event);
    return null;
  },
});

async function applyUser(ctx: MutationCtx, event: UserEvent) {
  const { about: _, deleted, ...profile } = event;
  const user = await findOrCreateUser(ctx, event.workosUserId);
  if (user.deletedAt !== undefined) return;
  if (deleted) {
    // Of the person only the id stays here, which keeps late events from bringing them back. Their
    // memberships stay in `workosMemberships`: organization, role, dates, and no name.
    await ctx.db.replace("users", user._id, {
      workosUserId: event.workosUserId,
      email: "",
      isActive: false,
      createdAt: event.createdAt,
      updatedAt: event.updatedAt,
      deletedAt: event.updatedAt,
    });
  } else if (event.updatedAt > user.updatedAt) {
    await ctx.db.patch("users", user._id, { ...unset, ...profile });
  }
}

// A patch removes the fields that WorkOS no longer has.
const unset = { displayName: undefined, avatarUrl: undefined };

async function applyMembership(ctx: MutationCtx, event: MembershipEvent) {
  const { about: _, ...membership } = event;
  const known = await ctx.db
    .query("workosMemberships")
    .withIndex("by_membership_id", (q) => q.eq("membershipId", event.membershipId))
    .unique();
  if (known === null) {
    await ctx.db.insert("workosMemberships", membership);
  } else if (known.status === "deleted") {
    return;
  } else if (event.status === "deleted" || event.updatedAt > known.updatedAt) {
    await ctx.db.replace("workosMemberships", known._id, membership);
  } else {
    return;
  }

  const user = await findOrCreateUser(ctx, event.workosUserId);
  if (user.deletedAt !== undefined) return;
  const memberships = [];
  const own = ctx.db
    .query("workosMemberships")
    .withIndex("by_workos_user_id", (q) => q.eq("workosUserId", event.workosUserId));
  for await (const one of own) memberships.push(one);
  await ctx.db.patch("users", user._id, currentOrganization(memberships));
}

/** The user's row; a membership may be known before its user, whose profile then follows. */
async function findOrCreateUser(ctx: MutationCtx, workosUserId: string) {
  const user = await ctx.db
    .query("users")
    .withIndex("by_workos_id", (q) => q.eq("workosUserId", workosUserId))
    .unique();
  if (user) return user;
  const created = { workosUserId, email: "", isActive: true, createdAt: 0, updatedAt: 0 };
  const id = await ctx.db.insert("users", created);
  return (await ctx.db.get("users", id))!;
}
