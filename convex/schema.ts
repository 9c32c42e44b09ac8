import { defineSchema } from "convex/server";
import { orgDirectoryTables } from "convex-org-members/directory/server";
import { workosTables } from "convex-org-members/workos";

export default defineSchema({ ...workosTables, ...orgDirectoryTables });
