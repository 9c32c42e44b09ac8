import type {
  GenericDataModel,
  GenericDatabaseReader,
  GenericDatabaseReaderWithTable,
  GenericTableInfo,
  RegisteredQuery,
} from "convex/server";
import type { Value } from "convex/values";

/** The `ctx` that handlers of an app's query get, with whatever a `customQuery` adds. */
export type CtxOf<Query> = Query extends (definition: infer Definition) => unknown
  ? Extract<Definition, { handler: unknown }> extends {
      handler: (ctx: infer Ctx, ...args: infer _Args) => unknown;
    }
    ? Ctx
    : never
  : never;

/** The app's tables, documents and indexes, from the type of its `ctx.db`. */
export type DataModelOf<Query> =
  CtxOf<Query> extends { db: infer Reader }
    ? Reader extends ReaderOf<infer DataModel>
      ? DataModel extends TablesLoosely
        ? DataModel
        : Reader extends GenericDatabaseReaderWithTable<infer DataModel>
          ? DataModel
          : never
      : never
    : never;

// `infer` of a type argument gives nothing where Convex's own constraint is not met. Published tables
// (Convex Auth's) do not meet it with `exactOptionalPropertyTypes`, although Convex's `ctx.db` reads
// them correctly. In a conditional type, `infer` has no constraint.
type ReaderOf<DataModel> = DataModel extends GenericDataModel
  ? GenericDatabaseReader<DataModel>
  : unknown;

type TablesLoosely = Record<
  string,
  Omit<GenericTableInfo, "document"> & { document: Record<string, Value | undefined> }
>;

/** Public or internal, as the app's query is. */
export type VisibilityOf<Query> = Query extends (
  definition: never,
) => RegisteredQuery<infer Visibility, infer _Args, infer _Returns>
  ? Visibility
  : never;

/** The arguments that a `customQuery` consumes itself, such as a session's id. */
export type CustomArgsOf<Query> = Query extends (
  definition: never,
) => RegisteredQuery<infer _Visibility, infer Args, infer _Returns>
  ? KnownKeys<Args>
  : never;

type KnownKeys<T> = { [Key in keyof T as string extends Key ? never : Key]: T[Key] };
