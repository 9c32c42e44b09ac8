import {
  after,
  before,
  indexKey,
  isBefore,
  type IndexKey,
  type IndexPosition,
} from "../database/IndexPosition.js";
import type { IndexInterval } from "../database/ReadSet.js";
import type { StoredDocument } from "../database/storedDocument.js";
import type { Order } from "./serializedQuery.js";
import type { Transaction } from "./Transaction.js";

/** A stretch of one index, and the direction to read it in. */
export interface IndexRange {
  readonly table: string;
  readonly fields: readonly string[];
  readonly lower: IndexPosition;
  readonly upper: IndexPosition;
  readonly order: Order;
}

export interface ScannedRow {
  readonly document: StoredDocument;
  readonly key: IndexKey;
}

/**
 * Reads a range row by row. It goes on from the last key, so it sees what the same function writes
 * meanwhile; and it tells the transaction how far it got, so that only writes up to there re-run
 * the function.
 */
export function* scanIndex(transaction: Transaction, range: IndexRange): Generator<ScannedRow> {
  const { table, fields, lower, upper, order } = range;
  const index = transaction.database.table(table).index(fields);
  const ascending = order === "asc";
  const seen: IndexInterval = ascending
    ? { table, fields, lower, upper: lower }
    : { table, fields, lower: upper, upper };
  transaction.trackInterval(seen);

  const step = ascending ? 1 : -1;
  const inRange = (document: StoredDocument) =>
    ascending ? isBefore(document, fields, upper) : !isBefore(document, fields, lower);

  let rank = ascending ? index.rank(lower) : index.rank(upper) - 1;
  let document = index.at(rank);
  while (document && inRange(document)) {
    const key = indexKey(document, fields);
    if (ascending) seen.upper = after(key);
    else seen.lower = before(key);
    yield { document: transaction.charge(document), key };

    if (index.at(rank) === document) rank += step;
    else rank = ascending ? index.rank(after(key)) : index.rank(before(key)) - 1;
    document = index.at(rank);
  }
  seen.lower = lower;
  seen.upper = upper;
}
