import { orgMembers } from "convex-org-members/server";
import { query } from "../_generated/server";

export const { listActiveUsersInOrg } = orgMembers(query);
