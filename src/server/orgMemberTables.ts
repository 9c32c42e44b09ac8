import { defineTable } from "convex/server";
import { v } from "convex/values";
import type { TableOf } from "./tableOf.js";

const user = {
  /** WorkOS' id of the user, `user_…`: the `sub` of their token, and so the identity's `subject`. */
  workosUserId: v.string(),
  /** Private: never sent to another member. */
  email: v.string(),
  /** WorkOS' id of the organization, `org_…`. Absent: the user is in no list, and sees an empty one. */
  orgId: v.optional(v.string()),
  /** The role's slug in that organization, such as `"admin"`. Private unless declared public. */
  orgRole: v.optional(v.string()),
  /** The name members see. Absent: shown as unnamed; it is never made up from the email. */
  displayName: v.optional(v.string()),
  /** An http(s) address of the user's picture. */
  avatarUrl: v.optional(v.string()),
  /** Whether the user is listed and may list others. False refuses them, from the next update on. */
  isActive: v.boolean(),
  /** When the user was last seen, in ms since 1970. Nothing here writes it. */
  lastSeenAt: v.optional(v.number()),
  /** When the user was created at WorkOS, in ms since 1970. */
  createdAt: v.number(),
  /** When the profile last changed at WorkOS, in ms since 1970: tells a newer event from an older. */
  updatedAt: v.number(),
  /** When WorkOS said that the user was deleted. The row stays, so that a late event cannot revive it. */
  deletedAt: v.optional(v.number()),
};

/**
 * The table that `orgMembers` lists by default: `defineSchema({ ...orgMemberTables, … })`.
 *
 * An app with a users table of its own does not need it.
 */
export const orgMemberTables: {
  users: TableOf<
    typeof user,
    { by_workos_id: ["workosUserId"]; by_org_and_active: ["orgId", "isActive"] }
  >;
} = {
  users: defineTable(user)
    .index("by_workos_id", ["workosUserId"])
    // Organization first, then the active flag: one range of it is one organization's list.
    .index("by_org_and_active", ["orgId", "isActive"]),
};
