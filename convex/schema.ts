import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { orgDirectoryTables } from "convex-org-members/directory/server";
import { orgMemberTables } from "convex-org-members/server";
import { membershipStatus } from "./users/workosEvent.js";

export default defineSchema({
  ...orgMemberTables,
  ...orgDirectoryTables,

  /** What WorkOS last said of each membership; `users` follows from it. See users/workosEvents.ts. */
  workosMemberships: defineTable({
    /** WorkOS' id of the membership, `om_…`. */
    membershipId: v.string(),
    workosUserId: v.string(),
    organizationId: v.string(),
    /** The role's slug. */
    role: v.optional(v.string()),
    /** `"deleted"` stays, so that a late event cannot revive the membership. */
    status: membershipStatus,
    /** When the person joined, in ms since 1970: of several organizations, the last one joined counts. */
    joinedAt: v.number(),
    /** When the membership last changed at WorkOS, in ms since 1970: tells newer events from older. */
    updatedAt: v.number(),
  })
    .index("by_membership_id", ["membershipId"])
    .index("by_workos_user_id", ["workosUserId"]),
});
