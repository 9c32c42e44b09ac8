import { jsonToConvex, type JSONValue, type Value } from "convex/values";
import type { Database } from "../database/Database.js";
import { after, before } from "../database/IndexPosition.js";
import { indexedFields, missingIndex } from "../database/tableDefinition.js";
import type { IndexRange } from "./IndexScan.js";
import type { QuerySource, RangeExpression } from "./serializedQuery.js";

type IndexSource = Exclude<QuerySource, { type: "Search" }>;

/**
 * The range of an index that a query reads.
 *
 * Texts: `crates/common/src/query.rs` in get-convex/convex-backend.
 */
export function indexRange(database: Database, source: IndexSource): IndexRange {
  const [table, index] =
    source.type === "FullTableScan"
      ? [source.tableName, "by_creation_time"]
      : splitIndexName(source.indexName);
  const { definition } = database.table(table);
  const fields = indexedFields(definition, index);
  if (!fields) throw missingIndex(definition, table, index);

  const range = source.type === "FullTableScan" ? [] : source.range;
  const equal = range.filter((each) => each.type === "Eq");
  const lower = onlyOne(range, ["Gt", "Gte"], "lower");
  const upper = onlyOne(range, ["Lt", "Lte"], "upper");
  checkOrder(`${table}.${index}`, fields, range, equal.length);

  const prefix = equal.map(valueOf);
  return {
    table,
    fields,
    order: source.order ?? "asc",
    lower: lower
      ? { prefix: [...prefix, valueOf(lower)], side: lower.type === "Gt" ? "after" : "before" }
      : before(prefix),
    upper: upper
      ? { prefix: [...prefix, valueOf(upper)], side: upper.type === "Lte" ? "after" : "before" }
      : after(prefix),
  };
}

/** `"users.by_email"` → `["users", "by_email"]`. */
export function splitIndexName(name: string): [table: string, index: string] {
  const dot = name.indexOf(".");
  return [name.slice(0, dot), name.slice(dot + 1)];
}

/** A value that may be `undefined`, as Convex's builders encode it. */
export function jsonToFieldValue(value: JSONValue): Value | undefined {
  const isUndefined = typeof value === "object" && value !== null && "$undefined" in value;
  return isUndefined ? undefined : jsonToConvex(value);
}

const valueOf = (expression: RangeExpression) => jsonToFieldValue(expression.value);

function onlyOne(
  range: readonly RangeExpression[],
  types: readonly RangeExpression["type"][],
  bound: string,
): RangeExpression | undefined {
  const [first, second] = range.filter((each) => types.includes(each.type));
  if (second) {
    throw new Error(
      `Already defined ${bound} bound in index range. Can't add a second one on "${second.fieldPath}".`,
    );
  }
  return first;
}

function checkOrder(
  name: string,
  fields: readonly string[],
  range: readonly RangeExpression[],
  equalities: number,
): void {
  const wrong = range.find((expression, i) => {
    const place = expression.type === "Eq" ? i : equalities;
    return expression.fieldPath !== fields[place];
  });
  if (!wrong) return;
  throw new Error(
    `Tried to query index ${name} but the query didn't use the index fields in order.\n` +
      `Index fields: [${fields.join(", ")}]\n` +
      `Query fields: [${range.map((each) => each.fieldPath).join(", ")}]\n` +
      `First incorrect field: ${wrong.fieldPath}\n` +
      "For more information see https://docs.convex.dev/using/indexes.",
  );
}
