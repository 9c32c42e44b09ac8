import { orgMembers, viewerFromClaim } from "convex-org-members/server";
import { v } from "convex/values";
import { query } from "../_generated/server";

export const { listActiveUsersInOrg } = orgMembers(query, {
  viewer: viewerFromClaim(), // the token's `org_id` says in which organization
  member: ({ displayName, avatarUrl, title }) => ({ displayName, avatarUrl, title }),
  fields: { title: v.optional(v.string()) },
});
