// An app that had its tables before this library came: what the type tests adopt it in.
import { customCtx, customQuery } from "convex-helpers/server/customFunctions";
import {
  defineSchema,
  defineTable,
  type DataModelFromSchemaDefinition,
  type QueryBuilder,
} from "convex/server";
import { v } from "convex/values";
import { orgMemberTables } from "convex-org-members/server";

export const schema = defineSchema({
  ...orgMemberTables,
  people: defineTable({
    externalId: v.string(),
    tenant: v.id("tenants"),
    enabled: v.union(v.literal("active"), v.literal("left")),
    fullName: v.string(),
    photo: v.optional(v.union(v.string(), v.null())),
    title: v.optional(v.string()),
    salary: v.number(),
  })
    .index("by_external_id", ["externalId"])
    .index("by_tenant", ["tenant", "enabled", "fullName"])
    .index("by_name", ["fullName"]),
  tenants: defineTable({ name: v.string() }),
  accounts: defineTable({ subject: v.string(), name: v.string() }).index("by_subject", ["subject"]),
  memberships: defineTable({
    accountId: v.id("accounts"),
    subject: v.string(),
    orgId: v.string(),
    isActive: v.boolean(),
    role: v.union(v.literal("admin"), v.literal("member")),
  })
    .index("by_subject", ["subject"])
    .index("by_org_and_active", ["orgId", "isActive"]),
});

type DataModel = DataModelFromSchemaDefinition<typeof schema>;

export declare const query: QueryBuilder<DataModel, "public">;
export declare const internalQuery: QueryBuilder<DataModel, "internal">;

const otherSchema = defineSchema({ tasks: defineTable({ text: v.string() }) });
export declare const queryWithoutUsers: QueryBuilder<
  DataModelFromSchemaDefinition<typeof otherSchema>,
  "public"
>;

/** A query that knows its caller's locale, as `customQuery` makes them. */
export const localizedQuery = customQuery(
  query,
  customCtx(async () => ({ locale: "en" })),
);

/** A query that takes a session's id from every client. */
export const sessionQuery = customQuery(query, {
  args: { sessionId: v.string() },
  input: async (_ctx, { sessionId }) => ({ ctx: { sessionId }, args: {} }),
});
