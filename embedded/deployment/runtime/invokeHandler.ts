import { actionGeneric, mutationGeneric, queryGeneric } from "convex/server";
import { jsonToConvex, type JSONValue } from "convex/values";
import type { FunctionKind } from "./FunctionModules.js";

type Handler = (ctx: object, ...args: unknown[]) => unknown;

/** Lets Convex's own registration make the `ctx`, decode the arguments and encode the result. */
export async function invokeHandler(
  kind: FunctionKind,
  args: string,
  handler: Handler,
): Promise<string> {
  // The methods are left out of Convex's published types.
  const registered = REGISTER[kind](handler as never) as unknown as {
    invokeQuery(args: string): Promise<string>;
    invokeMutation(args: string): Promise<string>;
    invokeAction(requestId: string, args: string): Promise<string>;
  };
  try {
    if (kind === "query") return await registered.invokeQuery(args);
    if (kind === "mutation") return await registered.invokeMutation(args);
    return await registered.invokeAction("", args);
  } catch (error) {
    throw withData(error);
  }
}

const REGISTER = { query: queryGeneric, mutation: mutationGeneric, action: actionGeneric };

/** Convex replaces a thrown ConvexError's data by its JSON, in place; this puts it back. */
function withData(error: unknown): unknown {
  if (typeof error === "object" && error !== null && Symbol.for("ConvexError") in error) {
    const convexError = error as { data?: unknown };
    if (typeof convexError.data === "string") {
      convexError.data = jsonToConvex(JSON.parse(convexError.data) as JSONValue);
    }
  }
  return error;
}
