import type { JSONValue } from "convex/values";
import type { Database } from "../database/Database.js";
import type { CaptureLogs } from "./CaptureLogs.js";
import type { FunctionModules, Visibility } from "./FunctionModules.js";
import { errorData, uncaught } from "./functionResult.js";
import { FunctionRun } from "./FunctionRun.js";
import { InjectedFailures } from "./InjectedFailures.js";
import { invokeFunction } from "./invokeFunction.js";
import { RunHost } from "./RunHost.js";

/** Runs the app's functions. */
export class FunctionRunner {
  readonly failures = new InjectedFailures();
  /** Why no function can run, if so. */
  brokenBy: Error | undefined;
  /** Counts since the start. */
  functionRuns = 0;
  documentsRead = 0;
  documentsWritten = 0;

  constructor(
    readonly modules: FunctionModules,
    readonly database: Database,
    readonly captureLogs: CaptureLogs,
  ) {}

  /** Resolves to the function's value. If it throws, its writes are undone. */
  run(run: FunctionRun, args: JSONValue, visibility: Visibility): Promise<JSONValue> {
    const start = () => this.#run(run, args, visibility);
    // A nested run's lines are its caller's.
    return run.caller ? start() : this.captureLogs(start, run.logLines);
  }

  /** Runs a function that another one called, in the caller's transaction. */
  async runNested(
    kind: "query" | "mutation",
    path: string,
    args: JSONValue,
    caller: FunctionRun,
  ): Promise<JSONValue> {
    const { identity, transaction, cursors, call } = caller;
    const run = new FunctionRun(path, kind, identity, transaction, cursors, call, null, caller);
    caller.nestedSince = transaction?.writes.length ?? null;
    try {
      return await this.run(run, args, "internal");
    } catch (error) {
      throw asThrownByCall(error);
    } finally {
      if (!caller.isOver) caller.nestedSince = null;
    }
  }

  async #run(run: FunctionRun, args: JSONValue, visibility: Visibility): Promise<JSONValue> {
    this.functionRuns += 1;
    const { transaction } = run;
    const writes = transaction?.writes.length;
    try {
      if (this.brokenBy) throw this.brokenBy;
      const failure = this.failures.take(run.path, args);
      if (failure) throw failure.error;
      const registered = await this.modules.resolve(run.path, run.kind, visibility);
      return await invokeFunction(registered, run, args, new RunHost(run), (id) =>
        this.database.tableOf(id),
      );
    } catch (error) {
      // The writes of an abandoned run are undone already; those here now belong to other runs.
      if (!run.isAbandoned) transaction?.rollBack(writes);
      throw error;
    } finally {
      run.end();
      // A nested run's documents are counted with its caller's.
      if (!run.caller) {
        this.documentsRead += transaction?.documentsRead ?? 0;
        this.documentsWritten += transaction?.writes.length ?? 0;
      }
      // A nested call that was not awaited must not be half done.
      if (run.nestedSince !== null && !run.isAbandoned) transaction?.rollBack(run.nestedSince);
    }
  }
}

/** An error as the calling function catches it; a ConvexError keeps its data. */
export function asThrownByCall(error: unknown): Error {
  const data = errorData(error);
  return Object.assign(new Error(uncaught(error)), data === undefined ? {} : { data });
}
