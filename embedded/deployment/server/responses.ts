import type { FunctionFailure, FunctionResult } from "../runtime/functionResult.js";
import type { QueryOutcome } from "./QueryOutcome.js";
import type { FunctionResponse, StateModification } from "./syncMessages.js";

/** A query's outcome, for the client that subscribed to it. */
export function toModification(
  queryId: number,
  { result, journal }: QueryOutcome,
): StateModification {
  return result.status === "success"
    ? { type: "QueryUpdated", queryId, value: result.value, logLines: result.logLines, journal }
    : { type: "QueryFailed", queryId, ...errorOf(result), journal };
}

/** The answer to a mutation or an action. */
export function toResponse(
  type: FunctionResponse["type"],
  requestId: number,
  result: FunctionResult,
): FunctionResponse {
  if (result.status === "success") {
    return { type, requestId, success: true, result: result.value, logLines: result.logLines };
  }
  const { errorMessage, ...rest } = errorOf(result);
  return { type, requestId, success: false, result: errorMessage, ...rest };
}

/** Equal for results that a client cannot tell apart: request ids differ at every run. */
export function fingerprint(result: FunctionResult): string {
  const { logLines } = result;
  if (result.status === "success") return JSON.stringify([logLines, result.value]);
  const message = result.errorMessage.replace(/^\[Request ID: \w+\]/, "");
  return JSON.stringify([logLines, message, result.errorData ?? null, "error"]);
}

/** An error result's fields; `errorData` is left out where there is none, as its presence has a meaning. */
function errorOf({ errorMessage, errorData, logLines }: FunctionFailure) {
  return { errorMessage, logLines, ...(errorData === undefined ? {} : { errorData }) };
}
