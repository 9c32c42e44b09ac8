import type {
  DataModelFromSchemaDefinition,
  DocumentByName,
  GenericDatabaseWriter,
  GenericSchema,
  SchemaDefinition,
  TableNamesInDataModel,
  WithoutSystemFields,
} from "convex/server";
import type { Value } from "convex/values";
import { checkDocument } from "../database/checkDocument.js";
import type { Database } from "../database/Database.js";

export type AnySchema = SchemaDefinition<GenericSchema, boolean>;

type DataModel<Schema extends AnySchema> = DataModelFromSchemaDefinition<Schema>;

/** Reads and writes the database, typed by the app's schema. */
export type Change<Schema extends AnySchema, T> = (ctx: {
  db: GenericDatabaseWriter<DataModel<Schema>>;
}) => Promise<T>;

/** Rows per table, in order of creation. */
export type SeedRows<Schema extends AnySchema> = {
  readonly [Table in TableNamesInDataModel<DataModel<Schema>>]?: readonly WithoutSystemFields<
    DocumentByName<DataModel<Schema>, Table>
  >[];
};

/** Rows per table, or a function that inserts what it likes. */
export type Seed<Schema extends AnySchema> = SeedRows<Schema> | Change<Schema, unknown>;

/** @throws if a row does not fit the schema */
export function seedRows<Schema extends AnySchema>(
  database: Database,
  seed: SeedRows<Schema>,
): void {
  const tables = Object.entries(seed) as [string, readonly Record<string, Value>[]][];
  for (const [name, rows] of tables) {
    const table = database.table(name);
    for (const row of rows) {
      checkDocument(database, name, row);
      const document = database.newDocument(name, row);
      table.set(document._id, document);
    }
  }
}
