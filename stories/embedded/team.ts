import { v } from "convex/values";
import { query } from "../../convex/_generated/server.js";
import { orgMembers } from "../../src/server/index.js";

/** The list with one more public field, which has to be declared: the role at WorkOS. */
export const { listActiveUsersInOrg } = orgMembers(query, {
  member: ({ displayName, avatarUrl, orgRole }) => ({ displayName, avatarUrl, orgRole }),
  fields: { orgRole: v.optional(v.string()) },
});
