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
