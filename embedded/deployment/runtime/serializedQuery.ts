import type { JSONValue } from "convex/values";

/** A query as `convex/server` sends it to its backend (server/impl/query_impl.ts). */
export interface SerializedQuery {
  readonly source: QuerySource;
  readonly operators: readonly QueryOperator[];
}

export type QuerySource =
  | { type: "FullTableScan"; tableName: string; order: Order | null }
  | {
      type: "IndexRange";
      indexName: string;
      range: readonly RangeExpression[];
      order: Order | null;
    }
  | { type: "Search"; indexName: string; filters: readonly SearchFilter[] };

export type Order = "asc" | "desc";

export type QueryOperator = { filter: FilterExpression } | { limit: number };

export interface RangeExpression {
  readonly type: "Eq" | "Gt" | "Gte" | "Lt" | "Lte";
  readonly fieldPath: string;
  readonly value: JSONValue;
}

type SearchFilter =
  | { type: "Search"; fieldPath: string; value: string }
  | { type: "Eq"; fieldPath: string; value: JSONValue };

/** One operator and its operands, such as `{ $eq: [{ $field: "name" }, { $literal: "Ada" }] }`. */
export type FilterExpression = Readonly<Record<string, JSONValue>>;
