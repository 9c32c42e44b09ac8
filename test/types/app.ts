// An app that had tables of its own before: what the tests adopt the library in.
import { customCtx, customQuery } from "convex-helpers/server/customFunctions";
import {
  defineSchema,
  defineTable,
  internalMutationGeneric,
  internalQueryGeneric,
  mutationGeneric,
  queryGeneric,
  type DataModelFromSchemaDefinition,
  type MutationBuilder,
  type QueryBuilder,
} from "convex/server";
import { v } from "convex/values";
import { orgDirectoryTables } from "../../src/server/directory/index.js";
import { orgMemberTables } from "../../src/server/index.js";

export const schema = defineSchema({
  ...orgMemberTables,
  ...orgDirectoryTables,
  people: defineTable({
    externalId: v.string(),
    tenant: v.optional(v.string()),
    enabled: v.union(v.literal("active"), v.literal("left")),
    fullName: v.string(),
    photo: v.optional(v.union(v.string(), v.null())),
    title: v.optional(v.string()),
    salary: v.optional(v.string()),
  })
    .index("by_external_id", ["externalId"])
    .index("by_tenant", ["tenant", "enabled", "fullName"])
    .index("by_name", ["fullName"]),
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
  seats: defineTable({
    subject: v.string(),
    organization: v.object({ id: v.union(v.string(), v.null()) }),
    isActive: v.boolean(),
  })
    .index("by_subject", ["subject"])
    .index("by_organization", ["organization.id", "isActive"]),
  lengths: defineTable({ subject: v.string(), orgId: v.string(), isActive: v.boolean() })
    .index("by_subject", ["subject"])
    .index("by_length", ["orgId.length" as "orgId", "isActive"]),
});

export type DataModel = DataModelFromSchemaDefinition<typeof schema>;

// What `convex codegen` writes into _generated/server.
export const query: QueryBuilder<DataModel, "public"> = queryGeneric;
export const internalQuery: QueryBuilder<DataModel, "internal"> = internalQueryGeneric;

export const internalMutation: MutationBuilder<DataModel, "internal"> = internalMutationGeneric;

export const mutation: MutationBuilder<DataModel, "public"> = mutationGeneric;

const schemaWithoutDirectory = defineSchema(orgMemberTables);
type DataModelWithoutDirectory = DataModelFromSchemaDefinition<typeof schemaWithoutDirectory>;
export const withoutDirectory = {
  query: queryGeneric as QueryBuilder<DataModelWithoutDirectory, "public">,
  internalQuery: internalQueryGeneric as QueryBuilder<DataModelWithoutDirectory, "internal">,
  internalMutation: internalMutationGeneric as MutationBuilder<
    DataModelWithoutDirectory,
    "internal"
  >,
};

const otherSchema = defineSchema({ tasks: defineTable({ text: v.string() }) });
export const queryWithoutUsers: QueryBuilder<
  DataModelFromSchemaDefinition<typeof otherSchema>,
  "public"
> = queryGeneric;

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
