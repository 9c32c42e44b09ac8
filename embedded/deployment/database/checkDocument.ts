import type { Value } from "convex/values";
import { checkValue, ValidationError } from "../validators/checkValue.js";
import type { Database } from "./Database.js";
import { documentSize } from "./documentSize.js";

const MAX_BYTES = 1024 * 1024;

/** Throws unless a document's fields, system fields left out, may be stored in a table. */
export function checkDocument(
  database: Database,
  table: string,
  fields: Record<string, Value | undefined>,
): void {
  const { definition } = database.table(table);
  const reserved = Object.keys(fields).find((name) => name.startsWith("_"));
  if (reserved !== undefined) {
    throw new Error(
      `Field '${reserved}' starts with an underscore, which is only allowed for system fields like '_id'`,
    );
  }
  if (documentSize(fields as Value) > MAX_BYTES) {
    throw new Error(`A document in table "${table}" is too large (maximum size 1 MiB).`);
  }
  if (!database.validatesSchema) return;
  try {
    checkValue(definition.documentType, fields as Value, (id) => database.tableOf(id));
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    throw new Error(
      `Failed to insert or update a document in table "${table}" because it does not match the schema: ${error.message}`,
    );
  }
}
