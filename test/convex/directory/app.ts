// An app with the reference table and a directory, whose functions write as an app's do.
import { customCtx, customMutation } from "convex-helpers/server/customFunctions";
import { Triggers } from "convex-helpers/server/triggers";
import {
  actionGeneric,
  defineSchema,
  internalMutationGeneric,
  internalQueryGeneric,
  makeFunctionReference,
  mutationGeneric,
  queryGeneric,
  type DataModelFromSchemaDefinition,
  type MutationBuilder,
  type QueryBuilder,
} from "convex/server";
import { v } from "convex/values";
import {
  checkDirectory,
  orgDirectory,
  orgDirectoryTables,
  rebuildDirectory,
  type CheckReference,
  type RebuildReference,
} from "../../../src/server/directory/index.js";
import { orgMemberTables } from "../../../src/server/index.js";

export const schema = defineSchema({ ...orgMemberTables, ...orgDirectoryTables });
export type DataModel = DataModelFromSchemaDefinition<typeof schema>;

const query: QueryBuilder<DataModel, "public"> = queryGeneric;
const mutation: MutationBuilder<DataModel, "public"> = mutationGeneric;
const internalQuery: QueryBuilder<DataModel, "internal"> = internalQueryGeneric;
const internalMutation: MutationBuilder<DataModel, "internal"> = internalMutationGeneric;

export const directory = orgDirectory({ query, internalQuery, internalMutation });

const triggers = new Triggers<DataModel>();
triggers.register("users", directory.sync);
const triggeredMutation = customMutation(mutation, customCtx(triggers.wrapDB));

const users = schema.tables.users.validator;
const { searchActiveUsersInOrg, countActiveUsersInOrg, rebuild, check } = directory;
const { countActiveUsersBySection, browseActiveUsersInOrg, locateActiveUserInOrg } = directory;
const step = { cursor: v.optional(v.union(v.string(), v.null())), numItems: v.number() };

export const functions = {
  searchActiveUsersInOrg,
  countActiveUsersInOrg,
  countActiveUsersBySection,
  browseActiveUsersInOrg,
  locateActiveUserInOrg,
  rebuild,
  check,

  // By hand, after each write.
  join: mutation({
    args: { user: users },
    handler: async (ctx, { user }) => {
      const id = await ctx.db.insert("users", user);
      await directory.sync(ctx, id);
      return id;
    },
  }),
  change: mutation({
    args: { id: v.id("users"), user: users },
    handler: async (ctx, { id, user }) => {
      await ctx.db.replace(id, user);
      await directory.sync(ctx, id);
    },
  }),
  leave: mutation({
    args: { id: v.id("users") },
    handler: async (ctx, { id }) => {
      await ctx.db.delete(id);
      await directory.sync(ctx, id);
    },
  }),

  // By convex-helpers' triggers.
  joinWithTrigger: triggeredMutation({
    args: { user: users },
    handler: (ctx, { user }) => ctx.db.insert("users", user),
  }),
  changeWithTrigger: triggeredMutation({
    args: { id: v.id("users"), user: users },
    handler: (ctx, { id, user }) => ctx.db.replace(id, user),
  }),
  leaveWithTrigger: triggeredMutation({
    args: { id: v.id("users") },
    handler: (ctx, { id }) => ctx.db.delete(id),
  }),

  rebuildAll: actionGeneric({
    args: { numItems: v.optional(v.number()) },
    handler: (ctx, options) =>
      rebuildDirectory(
        ctx,
        makeFunctionReference("directory:rebuild") as unknown as RebuildReference,
        options,
      ),
  }),
  checkAll: actionGeneric({
    args: { numItems: v.optional(v.number()) },
    handler: (ctx, options) =>
      checkDirectory(
        ctx,
        makeFunctionReference("directory:check") as unknown as CheckReference,
        options,
      ),
  }),
  /** One step of a rebuild, for a test that does something else between two of them. */
  rebuildStep: actionGeneric({
    args: step,
    handler: (ctx, args) =>
      ctx.runMutation(
        makeFunctionReference("directory:rebuild") as unknown as RebuildReference,
        args,
      ),
  }),
  checkStep: actionGeneric({
    args: step,
    handler: (ctx, args) =>
      ctx.runQuery(makeFunctionReference("directory:check") as unknown as CheckReference, args),
  }),
};
