import type { StoredDocument } from "../database/storedDocument.js";
import { passesFilter } from "./filterExpression.js";
import { scanIndex } from "./IndexScan.js";
import { indexRange } from "./indexRange.js";
import type { QueryOperator, SerializedQuery } from "./serializedQuery.js";
import { searchText } from "./textSearch.js";
import type { Transaction } from "./Transaction.js";

/** The documents of a query, read as they are asked for. */
export function queryStream(
  transaction: Transaction,
  { source, operators }: SerializedQuery,
): Iterator<StoredDocument> {
  const rows =
    source.type === "Search"
      ? searchText(transaction, source)
      : scanIndex(transaction, indexRange(transaction.database, source));
  let documents: Iterable<StoredDocument> = documentsOf(rows);
  for (const operator of operators) documents = applyOperator(documents, operator);
  return documents[Symbol.iterator]();
}

function* documentsOf(rows: Iterable<{ document: StoredDocument }>): Generator<StoredDocument> {
  for (const { document } of rows) yield document;
}

function* applyOperator(
  documents: Iterable<StoredDocument>,
  operator: QueryOperator,
): Generator<StoredDocument> {
  if ("limit" in operator) {
    let left = operator.limit;
    if (left === 0) return;
    for (const document of documents) {
      yield document;
      if (--left === 0) return;
    }
  } else {
    for (const document of documents) {
      if (passesFilter(document, operator.filter)) yield document;
    }
  }
}
