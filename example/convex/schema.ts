import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { workosTables } from "convex-org-members/workos";

export default defineSchema({
  ...workosTables,
  // The table that WorkOS fills, with a field of the app's own beside WorkOS'.
  users: defineTable({
    ...workosTables.users.validator.fields,
    title: v.optional(v.string()),
  })
    .index("by_workos_id", ["workosUserId"])
    .index("by_org_and_active", ["orgId", "isActive"]),
});
