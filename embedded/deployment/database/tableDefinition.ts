import type { GenericSchema, SchemaDefinition } from "convex/server";
import type { ValidatorJSON } from "convex/values";

/** What Convex's `TableDefinition.export()` returns, as far as it is used here. */
export interface TableDefinition {
  readonly indexes: readonly { indexDescriptor: string; fields: string[] }[];
  readonly searchIndexes: readonly {
    indexDescriptor: string;
    searchField: string;
    filterFields: string[];
  }[];
  readonly documentType: ValidatorJSON;
  // Older versions of Convex have none.
  readonly stagedDbIndexes?: readonly { indexDescriptor: string }[];
  readonly stagedSearchIndexes?: readonly { indexDescriptor: string }[];
}

/** The tables of an app's `defineSchema(...)`. */
export function tableDefinitions(
  schema: SchemaDefinition<GenericSchema, boolean>,
): [name: string, definition: TableDefinition][] {
  // Convex leaves `export()` out of its published types; `npx convex deploy` calls it too.
  const tables = schema.tables as unknown as Record<string, { export(): TableDefinition }>;
  return Object.entries(tables).map(([name, table]) => [name, table.export()]);
}

/** An index's fields with the tie-breakers Convex appends, or `undefined` if there is no such index. */
export function indexedFields(definition: TableDefinition, index: string): string[] | undefined {
  if (index === "by_id") return ["_id"];
  if (index === "by_creation_time") return ["_creationTime", "_id"];
  const found = definition.indexes.find((each) => each.indexDescriptor === index);
  return found && [...found.fields, "_creationTime", "_id"];
}

/** Why a query cannot use an index that was not found. */
export function missingIndex(definition: TableDefinition, table: string, index: string): Error {
  const { stagedDbIndexes = [], stagedSearchIndexes = [] } = definition;
  const staged = [...stagedDbIndexes, ...stagedSearchIndexes];
  return new Error(
    staged.some((each) => each.indexDescriptor === index)
      ? `Index ${table}.${index} is currently staged and not available to query until it is enabled.`
      : `Index ${table}.${index} not found.`,
  );
}
