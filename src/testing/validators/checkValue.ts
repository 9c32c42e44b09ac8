import { convexToJson, jsonToConvex, type Value, type ValidatorJSON } from "convex/values";
import { compareFieldValues } from "../database/compareFieldValues.js";
import { describeValidator } from "./describeValidator.js";

/** A value that does not fit its validator, in the words of a Convex deployment. */
export class ValidationError extends Error {}

/** Finds the table of an id, or `null`. */
export type TableOf = (id: string) => string | null;

/**
 * Throws a {@link ValidationError} unless the value fits.
 *
 * Texts: `crates/common/src/schemas/validator.rs` in get-convex/convex-backend.
 */
export function checkValue(
  validator: ValidatorJSON,
  value: Value | undefined,
  tableOf: TableOf,
  path = "",
): void {
  const at = path && `\nPath: ${path}`;
  const check = (inner: ValidatorJSON, part: Value | undefined, step: string) =>
    checkValue(inner, part, tableOf, path + step);
  const noMatch = () =>
    new ValidationError(
      `Value does not match validator.${at}\nValue: ${show(value)}\nValidator: ${describeValidator(validator)}`,
    );

  switch (validator.type) {
    case "any":
      return;
    case "null":
      if (value !== null) throw noMatch();
      return;
    case "number":
    case "bigint":
    case "boolean":
    case "string":
      if (typeof value !== validator.type) throw noMatch();
      return;
    case "bytes":
      if (!(value instanceof ArrayBuffer)) throw noMatch();
      return;
    case "id": {
      const table = typeof value === "string" ? tableOf(value) : null;
      if (table === null) throw noMatch();
      if (table !== validator.tableName) {
        throw new ValidationError(
          `Found ID ${show(value)} from table \`${table}\`, which does not match the table name in validator \`${describeValidator(validator)}\`.${at}`,
        );
      }
      return;
    }
    case "literal":
      if (compareFieldValues(value, jsonToConvex(validator.value)) !== 0) {
        throw new ValidationError(
          `\`${show(value)}\` does not match literal validator \`${describeValidator(validator)}\`.${at}`,
        );
      }
      return;
    case "array":
      if (!Array.isArray(value)) throw noMatch();
      for (const [i, element] of value.entries()) check(validator.value, element, `[${i}]`);
      return;
    case "record":
      if (!isObject(value)) throw noMatch();
      for (const [key, element] of Object.entries(value)) {
        check(validator.keys, key, ".keys()");
        check(validator.values.fieldType, element, ".values()");
      }
      return;
    case "object":
      if (!isObject(value)) throw noMatch();
      for (const [name, field] of Object.entries(validator.value)) {
        if (value[name] !== undefined) {
          check(field.fieldType, value[name], `.${name}`);
        } else if (!field.optional) {
          throw new ValidationError(
            `Object is missing the required field \`${name}\`. Consider wrapping the field validator in \`v.optional(...)\` if this is expected.${at}\nObject: ${show(value)}\nValidator: ${describeValidator(validator)}`,
          );
        }
      }
      for (const name of Object.keys(value)) {
        if (value[name] !== undefined && !Object.hasOwn(validator.value, name)) {
          throw new ValidationError(
            `Object contains extra field \`${name}\` that is not in the validator.${at}\nObject: ${show(value)}\nValidator: ${describeValidator(validator)}`,
          );
        }
      }
      return;
    case "union": {
      const [only, ...others] = validator.value;
      if (only && others.length === 0) return check(only, value, "");
      if (!validator.value.some((member) => fits(member, value, tableOf))) throw noMatch();
      return;
    }
    default:
      throw new Error(
        `Validator ${describeValidator(validator)} is not supported by the embedded deployment.`,
      );
  }
}

function fits(validator: ValidatorJSON, value: Value | undefined, tableOf: TableOf): boolean {
  try {
    checkValue(validator, value, tableOf);
    return true;
  } catch (error) {
    if (error instanceof ValidationError) return false;
    throw error;
  }
}

function isObject(value: Value | undefined): value is Record<string, Value | undefined> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof ArrayBuffer)
  );
}

const show = (value: Value | undefined) =>
  value === undefined ? "undefined" : JSON.stringify(convexToJson(value));
