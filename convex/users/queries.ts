import { query } from "../_generated/server";
import { orgMembers } from "convex-org-members/server";

export const { listActiveUsersInOrg } = orgMembers(query);
