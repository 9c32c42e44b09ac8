import { jsonToConvex, type Value, type ValidatorJSON } from "convex/values";
import { compareFieldValues } from "../database/compareFieldValues.js";
import { describeValidator } from "./describeValidator.js";
import { describeValue } from "./describeValue.js";

/** Finds the table of an id, or `null`. */
export type TableOf = (id: string) => string | null;

/** Where and how a value does not fit, in the words of a Convex deployment. */
export interface Mismatch {
  /** Such as `.users[2].name`; empty for the value itself. */
  readonly path: string;
  readonly claim: string;
  /** The value and its validator, where the claim does not hold them. */
  readonly evidence: string;
}

/**
 * The first part of a value that does not fit its validator, if any.
 *
 * Order and texts: `crates/common/src/schemas/validator.rs` in get-convex/convex-backend.
 */
export function findMismatch(
  validator: ValidatorJSON,
  value: Value | undefined,
  tableOf: TableOf,
): Mismatch | undefined {
  switch (validator.type) {
    case "any":
      return undefined;
    case "null":
      return value === null ? undefined : noMatch(validator, value);
    case "number":
    case "bigint":
    case "boolean":
    case "string":
      return typeof value === validator.type ? undefined : noMatch(validator, value);
    case "bytes":
      return value instanceof ArrayBuffer ? undefined : noMatch(validator, value);
    case "literal":
      if (compareFieldValues(value, jsonToConvex(validator.value)) === 0) return undefined;
      return mismatch(
        `\`${describeValue(value)}\` does not match literal validator \`${describeValidator(validator)}\`.`,
      );
    case "id": {
      const table = typeof value === "string" ? tableOf(value) : null;
      if (table === validator.tableName) return undefined;
      if (table === null) return noMatch(validator, value);
      return mismatch(
        `Found ID ${describeValue(value)} from table \`${table}\`, which does not match the table name in validator \`${describeValidator(validator)}\`.`,
      );
    }
    case "array":
      if (!Array.isArray(value)) return noMatch(validator, value);
      for (let i = 0; i < value.length; i++) {
        const found = findMismatch(validator.value, value[i], tableOf);
        if (found) return within(`[${i}]`, found);
      }
      return undefined;
    case "record":
      if (!isObject(value)) return noMatch(validator, value);
      for (const [key, element] of Object.entries(value)) {
        const badKey = findMismatch(validator.keys, key, tableOf);
        if (badKey) return within(".keys()", badKey);
        const badValue = findMismatch(validator.values.fieldType, element, tableOf);
        if (badValue) return within(".values()", badValue);
      }
      return undefined;
    case "object":
      if (!isObject(value)) return noMatch(validator, value);
      return findMismatchedField(validator, value, tableOf);
    case "union": {
      const [only, ...others] = validator.value;
      if (only && others.length === 0) return findMismatch(only, value, tableOf);
      const fits = validator.value.some((member) => !findMismatch(member, value, tableOf));
      return fits ? undefined : noMatch(validator, value);
    }
    default:
      throw new Error(
        `Validator ${describeValidator(validator)} is not supported by the embedded deployment.`,
      );
  }
}

type ObjectValidator = Extract<ValidatorJSON, { type: "object" }>;
type Fields = Record<string, Value | undefined>;

function findMismatchedField(
  validator: ObjectValidator,
  value: Fields,
  tableOf: TableOf,
): Mismatch | undefined {
  const evidence = () =>
    `Object: ${describeValue(value)}\nValidator: ${describeValidator(validator)}`;
  for (const name in validator.value) {
    const { fieldType, optional } = validator.value[name]!;
    const field = Object.hasOwn(value, name) ? value[name] : undefined;
    if (field !== undefined) {
      const found = findMismatch(fieldType, field, tableOf);
      if (found) return within(`.${name}`, found);
    } else if (!optional) {
      return mismatch(
        `Object is missing the required field \`${name}\`. Consider wrapping the field validator in \`v.optional(...)\` if this is expected.`,
        evidence(),
      );
    }
  }
  for (const name in value) {
    if (value[name] !== undefined && !Object.hasOwn(validator.value, name)) {
      return mismatch(
        `Object contains extra field \`${name}\` that is not in the validator.`,
        evidence(),
      );
    }
  }
  return undefined;
}

const mismatch = (claim: string, evidence = ""): Mismatch => ({ path: "", claim, evidence });

const noMatch = (validator: ValidatorJSON, value: Value | undefined) =>
  mismatch(
    "Value does not match validator.",
    `Value: ${describeValue(value)}\nValidator: ${describeValidator(validator)}`,
  );

const within = (step: string, inner: Mismatch): Mismatch => ({ ...inner, path: step + inner.path });

function isObject(value: Value | undefined): value is Fields {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof ArrayBuffer)
  );
}
