import { orgMembers, viewerFromRow } from "convex-org-members/server";
import { query } from "../_generated/server";

export const { listActiveUsersInOrg } = orgMembers(query, {
  table: "users",
  index: "by_org_and_active",
  viewer: viewerFromRow({ index: "by_workos_id" }),
  member: (user) => ({ displayName: user.displayName, avatarUrl: user.avatarUrl }),
});
