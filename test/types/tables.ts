// All tables of the package in one schema, and the rows that an app then reads and writes.
import {
  defineSchema,
  mutationGeneric,
  type DataModelFromSchemaDefinition,
  type MutationBuilder,
} from "convex/server";
import { orgDirectoryTables } from "../../src/server/directory/index.js";
import { orgMemberTables } from "../../src/server/index.js";
import { workosTables } from "../../src/workos/index.js";

const schema = defineSchema({ ...orgMemberTables, ...workosTables, ...orgDirectoryTables });
type DataModel = DataModelFromSchemaDefinition<typeof schema>;
const mutation: MutationBuilder<DataModel, "public"> = mutationGeneric;

export const rename = mutation(async ({ db }) => {
  const user = await db
    .query("users")
    .withIndex("by_org_and_active", (q) => q.eq("orgId", "org_1").eq("isActive", true))
    .first();
  if (user === null) return;
  await db.patch(user._id, { displayName: user.displayName ?? "" });
  const membership = await db
    .query("workosMemberships")
    .withIndex("by_workos_user_id", (q) => q.eq("workosUserId", user.workosUserId))
    .first();
  membership?.role satisfies string | undefined;
  const entry = await db
    .query("orgDirectory")
    .withIndex("by_member", (q) => q.eq("member", user._id))
    .first();
  entry?.section satisfies string | undefined;
});
