import { jsonToConvex, type JSONValue, type Value } from "convex/values";
import { checkDocument } from "../database/checkDocument.js";
import type { StoredDocument } from "../database/storedDocument.js";
import type { FunctionRun } from "./FunctionRun.js";
import { jsonToFieldValue } from "./indexRange.js";
import { tableOfId, transactionOf } from "./readOperations.js";

type Fields = Record<string, Value | undefined>;

interface Target {
  readonly id: string;
  readonly table?: string;
}

export function insertDocument(
  run: FunctionRun,
  args: { table: string; value: JSONValue },
): JSONValue {
  const transaction = writable(run, "insert");
  const fields = jsonToConvex(args.value) as Fields;
  checkDocument(transaction.database, args.table, fields);
  const document = transaction.database.newDocument(args.table, fields);
  transaction.write(args.table, document._id, document);
  return { _id: document._id };
}

export function patchDocument(
  run: FunctionRun,
  args: Target & { value: Record<string, JSONValue> },
): JSONValue {
  return update(run, args, "patch", (document) => {
    const patched: Fields = { ...document };
    for (const [field, json] of Object.entries(args.value)) {
      const value = jsonToFieldValue(json);
      if (value === undefined) delete patched[field];
      else patched[field] = value;
    }
    return patched;
  });
}

export function replaceDocument(run: FunctionRun, args: Target & { value: JSONValue }): JSONValue {
  return update(run, args, "replace", () => jsonToConvex(args.value) as Fields);
}

export function deleteDocument(run: FunctionRun, args: Target): JSONValue {
  const transaction = writable(run, "delete");
  const { table } = existing(run, args, "delete");
  transaction.write(table, args.id, undefined);
  return {};
}

function update(
  run: FunctionRun,
  target: Target,
  method: "patch" | "replace",
  change: (document: StoredDocument) => Fields,
): JSONValue {
  const transaction = writable(run, method);
  const { table, document } = existing(run, target, method);
  const { _id, _creationTime } = document;
  const { _id: newId = _id, _creationTime: newTime = _creationTime, ...fields } = change(document);
  if (newId !== _id || newTime !== _creationTime) {
    throw new Error(
      `Provided document ID or creation time does not match the document "${_id}" that db.${method} was called on.`,
    );
  }
  checkDocument(transaction.database, table, fields);
  transaction.write(table, _id, { ...fields, _id, _creationTime });
  return {};
}

/** What Convex calls them in its errors. */
const VERBS = { patch: "Update", replace: "Replace", delete: "Delete" };

function writable(run: FunctionRun, method: string) {
  if (run.kind === "query") {
    throw new Error(`db.${method} was called in the query ${run.path}. Only mutations can write.`);
  }
  return transactionOf(run);
}

function existing(run: FunctionRun, target: Target, method: keyof typeof VERBS) {
  const transaction = transactionOf(run);
  const table = tableOfId(transaction, target, method);
  transaction.trackDocument(target.id);
  const document = transaction.database.table(table).get(target.id);
  if (!document) {
    throw new Error(`${VERBS[method]} on nonexistent document ID ${target.id}`);
  }
  return { table, document: transaction.charge(document) };
}
