import type { JSONValue, Value } from "convex/values";
import { compareFieldValues } from "../database/compareFieldValues.js";
import { fieldAt, type StoredDocument } from "../database/storedDocument.js";
import { jsonToFieldValue } from "./indexRange.js";
import type { FilterExpression } from "./serializedQuery.js";

type Operand = Value | undefined;

/** Whether a document passes a `.filter(...)`. */
export function passesFilter(document: StoredDocument, filter: FilterExpression): boolean {
  return toBoolean(evaluate(filter, document));
}

/** Semantics and texts: `Expression::eval` in get-convex/convex-backend, `crates/common/src/query.rs`. */
function evaluate(expression: JSONValue, document: StoredDocument): Operand {
  const [[operator, operand] = []] = Object.entries(expression as FilterExpression);
  if (operator === undefined || operand === undefined) throw new Error("Empty filter expression.");
  if (operator === "$field") return fieldAt(document, operand as string);
  if (operator === "$literal") return jsonToFieldValue(operand);
  if (operator === "$not") return !toBoolean(evaluate(operand, document));
  if (operator === "$neg") return negate(evaluate(operand, document));

  const operands = operand as JSONValue[];
  if (operator === "$and") return operands.every((each) => toBoolean(evaluate(each, document)));
  if (operator === "$or") return operands.some((each) => toBoolean(evaluate(each, document)));

  const [left, right] = operands.map((each) => evaluate(each, document));
  const comparison = COMPARISONS[operator];
  if (comparison) return comparison(compareFieldValues(left, right));
  const arithmetic = ARITHMETIC[operator];
  if (arithmetic) return calculate(arithmetic, left, right);
  throw new Error(`Filter operator ${operator} is not supported by the embedded deployment.`);
}

const COMPARISONS: Record<string, (order: number) => boolean> = {
  $eq: (order) => order === 0,
  $neq: (order) => order !== 0,
  $lt: (order) => order < 0,
  $lte: (order) => order <= 0,
  $gt: (order) => order > 0,
  $gte: (order) => order >= 0,
};

interface Arithmetic {
  readonly verb: string;
  readonly float: (left: number, right: number) => number;
  readonly integer: (left: bigint, right: bigint) => bigint;
}

const ARITHMETIC: Record<string, Arithmetic> = {
  $add: { verb: "add", float: (l, r) => l + r, integer: (l, r) => l + r },
  $sub: { verb: "subtract", float: (l, r) => l - r, integer: (l, r) => l - r },
  $mul: { verb: "multiply", float: (l, r) => l * r, integer: (l, r) => l * r },
  $div: { verb: "divide", float: (l, r) => l / r, integer: (l, r) => l / r },
  $mod: { verb: "mod", float: (l, r) => l % r, integer: (l, r) => l % r },
};

function calculate({ verb, float, integer }: Arithmetic, left: Operand, right: Operand): Value {
  if (typeof left === "number" && typeof right === "number") return float(left, right);
  if (typeof left === "bigint" && typeof right === "bigint") {
    return BigInt.asIntN(64, integer(left, right));
  }
  throw new Error(`Cannot ${verb} values of types ${typeName(left)} and ${typeName(right)}.`);
}

function negate(value: Operand): Value {
  if (typeof value === "number" || typeof value === "bigint") return -value;
  throw new Error(`Cannot negate a value of type ${typeName(value)}.`);
}

function toBoolean(value: Operand): boolean {
  if (typeof value === "boolean") return value;
  throw new Error(`A filter must be a boolean, but it is of type ${typeName(value)}.`);
}

function typeName(value: Operand): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value;
}
