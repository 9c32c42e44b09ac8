import { bindContext } from "./bindContext.js";
import type { FunctionRun } from "./FunctionRun.js";
import { invokeHandler } from "./invokeHandler.js";
import { RunHost } from "./RunHost.js";

/** Code that is no function of the app, with a mutation's `db`: a seed, or a test's own change. */
export type DatabaseChange<T> = (ctx: { db: unknown }) => Promise<T>;

/** Runs a change in the run's transaction. Unlike a function's, its value need not be a Convex value. */
export async function runChange<T>(run: FunctionRun, change: DatabaseChange<T>): Promise<T> {
  let result: { value: T } | undefined;
  try {
    await invokeHandler("mutation", "[]", async (ctx) => {
      const { db } = bindContext(ctx as { db: unknown }, new RunHost(run));
      result = { value: await change({ db }) };
    });
  } catch (error) {
    run.transaction?.rollBack();
    throw error;
  } finally {
    run.end();
  }
  return result!.value;
}
