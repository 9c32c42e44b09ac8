import { convexToJson, type JSONValue } from "convex/values";
import { documentSize } from "../database/documentSize.js";
import { after, before, type IndexKey } from "../database/IndexPosition.js";
import type { CursorPosition, CursorTable } from "./CursorTable.js";
import { passesFilter } from "./filterExpression.js";
import { scanIndex, type IndexRange, type ScannedRow } from "./IndexScan.js";
import { indexRange } from "./indexRange.js";
import { LIMITS } from "./limits.js";
import type { SerializedQuery } from "./serializedQuery.js";
import { compareRelevance, searchText } from "./textSearch.js";
import type { Transaction } from "./Transaction.js";

/** What `.paginate(...)` asks for (server/impl/query_impl.ts in `convex`). */
export interface PageRequest {
  readonly query: SerializedQuery;
  readonly cursor: string | null;
  readonly endCursor: string | null;
  readonly pageSize: number;
  readonly maximumRowsRead?: number | null;
  readonly maximumBytesRead?: number | null;
}

/** One page, as `.paginate(...)` receives it. */
export interface Page {
  readonly page: JSONValue[];
  readonly isDone: boolean;
  readonly continueCursor: string;
  readonly splitCursor: string | null;
  readonly pageStatus: "SplitRecommended" | "SplitRequired" | null;
}

/** A page of more rows than this recommends a split, however small the rows are. */
const RECOMMENDED_PAGE_ROWS = 6144;

/**
 * Reads one page. With an end cursor the page is everything up to it, however much that has become.
 *
 * Rules: `crates/isolate/src/environment/udf/async_syscall.rs` and
 * `crates/database/src/query/index_range.rs` in get-convex/convex-backend.
 */
export function paginate(
  transaction: Transaction,
  cursors: CursorTable,
  request: PageRequest,
): Page {
  checkRequest(request);
  const { query, pageSize, maximumRowsRead, maximumBytesRead } = request;
  const fingerprint = JSON.stringify(query);
  const open = (name: string | null) => (name === null ? null : cursors.open(fingerprint, name));
  const start = open(request.cursor);
  const end = open(request.endCursor);
  const rows = rowsBetween(transaction, query, start, end);

  const page: JSONValue[] = [];
  const keys: IndexKey[] = [];
  let bytes = 0;
  let position: CursorPosition = end ?? "end";
  let status: Page["pageStatus"] = null;

  for (;;) {
    if (end === null && page.length >= pageSize) {
      position = keys.at(-1)!;
      break;
    }
    if (
      end === null &&
      (reached(keys.length, maximumRowsRead) || reached(bytes, maximumBytesRead))
    ) {
      position = keys.at(-1)!;
      status = "SplitRequired";
      break;
    }
    const next = rows.next();
    if (next.done) break;
    const { document, key } = next.value;
    keys.push(key);
    bytes += documentSize(document);
    if (query.operators.every((each) => "limit" in each || passesFilter(document, each.filter))) {
      page.push(convexToJson(document));
    }
  }

  const heavy =
    keys.length > threeQuarters(maximumRowsRead, LIMITS.documentsRead) ||
    bytes > threeQuarters(maximumBytesRead, LIMITS.bytesRead) ||
    page.length > RECOMMENDED_PAGE_ROWS;
  const searches = query.source.type === "Search";
  const middle = keys.length > 2 && !searches ? keys[keys.length >> 1]! : null;
  return {
    page,
    isDone: position === "end",
    continueCursor: cursors.seal(fingerprint, position),
    splitCursor: middle && cursors.seal(fingerprint, middle),
    pageStatus: status ?? (heavy ? "SplitRecommended" : null),
  };
}

function checkRequest({ pageSize, ...maximums }: PageRequest): void {
  const { maximumRowsRead, maximumBytesRead } = maximums;
  if (pageSize === 0) throw new Error("Must request at least 1 document while paginating");
  for (const [name, value] of Object.entries({
    numItems: pageSize,
    maximumRowsRead,
    maximumBytesRead,
  })) {
    // JSON writes NaN and Infinity as `null`, so a `numItems` of `null` is not left out.
    const isLeftOut = value === undefined || (value === null && name !== "numItems");
    if (isLeftOut) continue;
    if (!Number.isInteger(value)) throw new Error(`${name} must be an integer, got ${value}`);
    if (Number(value) < 0) throw new Error(`${name} must not be negative, got ${value}`);
  }
  if (pageSize > LIMITS.documentsRead) throw new Error(`Requested too many items: ${pageSize}`);
  if (maximumRowsRead === 0 || maximumBytesRead === 0) {
    throw new Error("maximumRowsRead and maximumBytesRead must be greater than 0");
  }
}

function* rowsBetween(
  transaction: Transaction,
  { source }: SerializedQuery,
  start: CursorPosition | null,
  end: CursorPosition | null,
): Generator<ScannedRow> {
  if (start === "end") return;
  if (source.type !== "Search") {
    const range = indexRange(transaction.database, source);
    yield* scanIndex(transaction, narrow(range, start, end));
    return;
  }
  for (const row of searchText(transaction, source)) {
    if (start !== null && compareRelevance(row.key, start) <= 0) continue;
    if (end !== null && end !== "end" && compareRelevance(row.key, end) > 0) return;
    yield row;
  }
}

/** The part of a range after one cursor and up to another, in reading order. */
function narrow(range: IndexRange, start: IndexKey | null, end: CursorPosition | null): IndexRange {
  const ascending = range.order === "asc";
  const cut = (key: IndexKey) => (ascending ? after(key) : before(key));
  const first = start === null ? null : cut(start);
  const last = end === null || end === "end" ? null : cut(end);
  return ascending
    ? { ...range, lower: first ?? range.lower, upper: last ?? range.upper }
    : { ...range, upper: first ?? range.upper, lower: last ?? range.lower };
}

const reached = (count: number, maximum: number | null | undefined) =>
  typeof maximum === "number" && count >= maximum;

const threeQuarters = (asked: number | null | undefined, limit: number) =>
  Math.floor((Math.min(asked ?? limit, limit) * 3) / 4);
