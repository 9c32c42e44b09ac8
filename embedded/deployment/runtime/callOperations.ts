import type { JSONValue } from "convex/values";
import type { FunctionKind } from "./FunctionModules.js";
import type { FunctionRun } from "./FunctionRun.js";
import { UnsupportedError } from "./unsupported.js";

interface Call {
  /** Set for `api.…` and `internal.…`; other addresses lead into components. */
  readonly name?: string;
  readonly args: JSONValue;
}

/** `ctx.runQuery` and `ctx.runMutation` within a query or mutation: in the caller's transaction. */
export function runInTransaction(
  run: FunctionRun,
  args: Call & { udfType: string; transactionLimits?: unknown },
): Promise<JSONValue> {
  if (args.udfType !== "query" && args.udfType !== "mutation") {
    throw new UnsupportedError("useStaleSnapshot");
  }
  if (args.transactionLimits !== undefined) throw new UnsupportedError("transactionLimits");
  if (run.kind === "query" && args.udfType === "mutation") {
    throw new Error(`The query ${run.path} called a mutation. Only mutations and actions can.`);
  }
  return run.call(args.udfType, pathOf(args), args.args, run);
}

/** `ctx.runQuery`, `ctx.runMutation` and `ctx.runAction` within an action. */
export const runFromAction =
  (kind: FunctionKind) =>
  (run: FunctionRun, args: Call): Promise<JSONValue> =>
    run.call(kind, pathOf(args), args.args, run);

function pathOf({ name }: Call): string {
  if (name === undefined) throw new UnsupportedError("A function of a Convex component");
  return name;
}
