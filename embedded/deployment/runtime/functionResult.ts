import { convexToJson, type JSONValue, type Value } from "convex/values";
import { DeploymentError } from "./DeploymentError.js";
import { randomHex } from "./randomHex.js";

/** What a run gives its caller, in the words of Convex's HTTP API. */
export type FunctionResult = FunctionSuccess | FunctionFailure;

export interface FunctionSuccess {
  readonly status: "success";
  readonly value: JSONValue;
  readonly logLines: string[];
}

export interface FunctionFailure {
  readonly status: "error";
  readonly errorMessage: string;
  /** The `data` of a `ConvexError`. */
  readonly errorData?: JSONValue;
  readonly logLines: string[];
}

export const success = (value: JSONValue, logLines: string[]): FunctionSuccess => ({
  status: "success",
  value,
  logLines,
});

/** @param redact true to hide messages, as production deployments do; data of a ConvexError stays */
export function failure(error: unknown, logLines: string[], redact: boolean): FunctionFailure {
  const data = errorData(error);
  return {
    status: "error",
    errorMessage: `[Request ID: ${randomHex(8)}] Server Error${redact ? "" : `\n${uncaught(error)}\n`}`,
    ...(data === undefined ? {} : { errorData: data }),
    logLines,
  };
}

/** The error as a function's caller reads it. */
export function uncaught(error: unknown): string {
  if (error instanceof DeploymentError) return error.message;
  if (error instanceof Error) return `Uncaught ${error.name}: ${error.message}`;
  return `Uncaught ${String(error)}`;
}

/** The data of a `ConvexError`, of any copy of Convex, as JSON. */
export function errorData(error: unknown): JSONValue | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if (!(Symbol.for("ConvexError") in error) || !("data" in error)) return undefined;
  return convexToJson((error.data ?? null) as Value);
}
