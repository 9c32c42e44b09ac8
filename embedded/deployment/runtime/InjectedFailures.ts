import { jsonToConvex, type JSONValue, type Value } from "convex/values";
import { canonicalPath } from "./FunctionModules.js";

export interface FailNextOptions {
  /** What the function throws. Default: `new Error("Injected failure")`. */
  readonly error?: unknown;
  /** How many runs fail. Default: 1. */
  readonly times?: number;
  /** Which runs fail, by their arguments. Default: any. */
  readonly when?: (args: Record<string, Value>) => boolean;
}

/** Failures that tests have asked for. */
export class InjectedFailures {
  readonly #pending: {
    path: string;
    error: unknown;
    when: FailNextOptions["when"];
    left: number;
  }[] = [];

  add(path: string, { error = new Error("Injected failure"), times = 1, when }: FailNextOptions) {
    this.#pending.push({ path: canonicalPath(path), error, when, left: times });
  }

  /** The failure that a test has asked for in this run, if any. It is counted as used. */
  take(path: string, args: JSONValue): { error: unknown } | undefined {
    const found = this.#pending.find(
      (each) =>
        each.left > 0 &&
        each.path === canonicalPath(path) &&
        (each.when?.(jsonToConvex(args) as Record<string, Value>) ?? true),
    );
    if (!found) return undefined;
    found.left -= 1;
    return { error: found.error };
  }
}
