import { convexToJson, type JSONValue } from "convex/values";
import { after, before } from "../database/IndexPosition.js";
import type { StoredDocument } from "../database/storedDocument.js";
import type { FunctionRun } from "./FunctionRun.js";
import { paginate, type PageRequest } from "./paginate.js";
import { queryStream } from "./QueryStream.js";
import type { SerializedQuery } from "./serializedQuery.js";
import type { Transaction } from "./Transaction.js";
import { UnsupportedError } from "./unsupported.js";

/** The run's transaction. Actions have no `ctx.db`, so they never get here by its methods. */
export function transactionOf(run: FunctionRun): Transaction {
  if (run.transaction) return run.transaction;
  throw new Error(`The database was used in the action ${run.path}, which has none.`);
}

function toJson(document: StoredDocument | undefined): JSONValue {
  return document ? convexToJson(document) : null;
}

/** The table of an id given to `db.get`, `db.patch`, …, which may name the table as well. */
export function tableOfId(
  { database }: Transaction,
  { id, table }: { id: string; table?: string },
  method: string,
): string {
  const found = database.tableOf(id);
  if (found === null) {
    throw new Error(
      `Invalid argument \`id\` for \`db.${method}\`: Unable to decode ID: ${database.idProblem(id)}`,
    );
  }
  if (table !== undefined && table !== found) {
    throw new Error(
      `Invalid argument \`id\`, expected ID in table '${table}' but got ID in table '${found}'`,
    );
  }
  return found;
}

export function getDocument(
  run: FunctionRun,
  args: { id: string; table?: string; isSystem?: boolean },
): JSONValue {
  if (args.isSystem) throw new UnsupportedError("ctx.db.system");
  const transaction = transactionOf(run);
  transaction.trackDocument(args.id);
  const table = tableOfId(transaction, args, "get");
  const document = transaction.database.table(table).get(args.id);
  return toJson(document && transaction.charge(document));
}

export function normalizeId(
  run: FunctionRun,
  args: { table: string; idString: string },
): JSONValue {
  if (args.table.startsWith("_")) throw new UnsupportedError("ctx.db.system");
  const table = transactionOf(run).database.tableOf(args.idString);
  return { id: table === args.table ? args.idString : null };
}

export function openStream(run: FunctionRun, args: { query: SerializedQuery }): JSONValue {
  const queryId = String(run.streams.size);
  run.streams.set(queryId, queryStream(transactionOf(run), args.query));
  return { queryId };
}

export function nextOfStream(run: FunctionRun, args: { queryId: string }): JSONValue {
  const next = run.streams.get(args.queryId)?.next();
  if (!next || next.done) return { value: null, done: true };
  return { value: toJson(next.value), done: false };
}

export function readPage(run: FunctionRun, args: PageRequest): JSONValue {
  if (run.hasPaginated) {
    throw new Error(
      "This query or mutation function ran multiple paginated queries. Convex only supports a single paginated query in each function.",
    );
  }
  run.hasPaginated = true;
  const page = paginate(transactionOf(run), run.cursors, {
    ...args,
    endCursor: args.endCursor ?? run.pageEnd,
  });
  run.reachedPageEnd = page.continueCursor;
  return { ...page };
}

export function countDocuments(run: FunctionRun, { table }: { table: string }): JSONValue {
  const transaction = transactionOf(run);
  transaction.trackInterval({ table, fields: ["_id"], lower: before([]), upper: after([]) });
  return transaction.database.table(table).size;
}
