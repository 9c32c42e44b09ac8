import { query } from "../_generated/server";
import { orgMembers } from "../../src/server/index.js";

export const { listActiveUsersInOrg } = orgMembers(query);
