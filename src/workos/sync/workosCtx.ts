import type {
  DataModelFromSchemaDefinition,
  DocumentByName,
  GenericMutationCtx,
  SchemaDefinition,
  WithoutSystemFields,
} from "convex/server";
import type { workosTables } from "../workosTables.js";

/** The part of an app's tables that the sync reads and writes. */
type WorkosDataModel = DataModelFromSchemaDefinition<SchemaDefinition<typeof workosTables, true>>;

export type WorkosMutationCtx = GenericMutationCtx<WorkosDataModel>;

export type Membership = DocumentByName<WorkosDataModel, "workosMemberships">;
export type Person = DocumentByName<WorkosDataModel, "workosUsers">;
export type UserRow = DocumentByName<WorkosDataModel, "users">;
export type NewUserRow = WithoutSystemFields<UserRow>;

/** The `ctx` of any app's mutation: its tables are more than these, and their types differ. */
// oxlint-disable-next-line typescript/no-explicit-any -- what Convex itself calls any app's tables
export type AnyMutationCtx = GenericMutationCtx<any>;
