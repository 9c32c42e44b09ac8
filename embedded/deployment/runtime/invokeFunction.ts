import { jsonToConvex, type JSONValue, type Value, type ValidatorJSON } from "convex/values";
import { documentSize } from "../database/documentSize.js";
import { checkValue, ValidationError } from "../validators/checkValue.js";
import type { TableOf } from "../validators/findMismatch.js";
import { bindContext, type SyscallHost } from "./bindContext.js";
import { DeploymentError } from "./DeploymentError.js";
import type { RegisteredFunction } from "./FunctionModules.js";
import type { FunctionRun } from "./FunctionRun.js";
import { invokeHandler } from "./invokeHandler.js";
import { LIMITS } from "./limits.js";
import { parseJson } from "./parseJson.js";

/** Runs a function's code with a `ctx` that belongs to this run, between its two validators. */
export async function invokeFunction(
  registered: RegisteredFunction,
  { path, kind }: Pick<FunctionRun, "path" | "kind">,
  args: JSONValue,
  host: SyscallHost,
  tableOf: TableOf,
): Promise<JSONValue> {
  const validate = (name: string, validator: string, json: JSONValue) => {
    const value = jsonToConvex(json);
    checkSize(name, value);
    validateAs(name, JSON.parse(validator) as ValidatorJSON | null, value, tableOf);
  };
  const text = JSON.stringify([args]);
  checkFieldNames(text);
  validate("Argument", registered.exportArgs(), args);
  const json = await invokeHandler(kind, text, (ctx, ...rest) =>
    registered._handler(bindContext(ctx, host), ...rest),
  );
  const value = readResult(path, json);
  validate("Returns", registered.exportReturns(), value);
  return value;
}

function readResult(path: string, json: string): JSONValue {
  try {
    return parseJson(json);
  } catch (error) {
    throw new DeploymentError(
      `Function ${path} failed. Could not parse return value as json: ${(error as Error).message}`,
    );
  }
}

function validateAs(
  name: string,
  validator: ValidatorJSON | null,
  value: Value,
  tableOf: TableOf,
): void {
  if (!validator) return;
  try {
    checkValue(validator, value, tableOf);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    throw new DeploymentError(`${name}ValidationError: ${error.message}`);
  }
}

/** Convex's decoder makes a field `__proto__` the object's prototype, where no validator looks. */
function checkFieldNames(text: string): void {
  // Within a string its quotes would be escaped.
  if (!text.includes('"__proto__":')) return;
  throw new DeploymentError(
    'The embedded deployment does not take arguments with a field named "__proto__".',
  );
}

function checkSize(name: string, value: Value): void {
  const size = documentSize(value);
  if (size <= LIMITS.valueBytes) return;
  throw new DeploymentError(
    `${name} value is too large (${size} bytes, maximum size ${LIMITS.valueBytes} bytes).`,
  );
}
