import type { GenericSchema, SchemaDefinition } from "convex/server";
import type { Value } from "convex/values";
import { DocumentIds } from "./DocumentIds.js";
import type { StoredDocument } from "./storedDocument.js";
import { Table } from "./Table.js";
import { tableDefinitions } from "./tableDefinition.js";

/** The tables of one deployment, and the making of new documents. */
export class Database {
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #ids: DocumentIds;
  readonly validatesSchema: boolean;
  #lastCreationTime = 0;

  constructor(schema: SchemaDefinition<GenericSchema, boolean>) {
    const definitions = tableDefinitions(schema);
    this.#tables = new Map(
      definitions.map(([name, definition]) => [name, new Table(name, definition)]),
    );
    this.#ids = new DocumentIds(definitions.map(([name]) => name));
    // Internal to Convex; `defineSchema(tables, { schemaValidation: false })` sets it.
    this.validatesSchema =
      (schema as unknown as { schemaValidation?: boolean }).schemaValidation !== false;
  }

  table(name: string): Table {
    const table = this.#tables.get(name);
    if (table) return table;
    if (name.startsWith("_")) {
      throw new Error(
        `System table "${name}" is not supported by the embedded deployment: it has no scheduler and no file storage.`,
      );
    }
    throw new Error(
      `Table "${name}" is not in the schema. Add it to the defineSchema(...) given to the embedded deployment.`,
    );
  }

  /** The table an id belongs to, or `null`. */
  tableOf(id: string): string | null {
    return this.#ids.tableOf(id);
  }

  /** Why a string is no id, as Convex says it. */
  idProblem(id: string): string {
    return this.#ids.problem(id);
  }

  /** Adds system fields: a new id, and a creation time later than any before it. */
  newDocument(table: string, fields: Record<string, Value | undefined>): StoredDocument {
    const now = Date.now();
    this.#lastCreationTime = now > this.#lastCreationTime ? now : this.#lastCreationTime + 0.001;
    return { ...fields, _id: this.#ids.create(table), _creationTime: this.#lastCreationTime };
  }
}
