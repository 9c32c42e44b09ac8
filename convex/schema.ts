import { defineSchema } from "convex/server";
import { orgMemberTables } from "../src/server/index.js";

export default defineSchema({
  ...orgMemberTables,
});
