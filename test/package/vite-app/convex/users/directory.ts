import { orgDirectory } from "convex-org-members/directory/server";
import { internalMutation, internalQuery, query } from "../_generated/server";

export const {
  searchActiveUsersInOrg,
  countActiveUsersInOrg,
  countActiveUsersBySection,
  browseActiveUsersInOrg,
  locateActiveUserInOrg,
  rebuild,
  check,
  sync,
} = orgDirectory({ query, internalQuery, internalMutation });
