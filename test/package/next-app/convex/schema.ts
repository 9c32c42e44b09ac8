import { orgDirectoryTables } from "convex-org-members/directory/server";
import { orgMemberTables } from "convex-org-members/server";
import { defineSchema } from "convex/server";

export default defineSchema({ ...orgMemberTables, ...orgDirectoryTables });
