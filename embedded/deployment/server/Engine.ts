import type { GenericSchema, SchemaDefinition } from "convex/server";
import type { JSONValue } from "convex/values";
import { Database } from "../database/Database.js";
import type { Write } from "../database/ReadSet.js";
import type { CaptureLogs } from "../runtime/CaptureLogs.js";
import { CursorTable } from "../runtime/CursorTable.js";
import { DeploymentError } from "../runtime/DeploymentError.js";
import { canonicalPath, FunctionModules, type ModuleLoaders } from "../runtime/FunctionModules.js";
import { failure, success, type FunctionResult } from "../runtime/functionResult.js";
import { FunctionRun, type CallFunction } from "../runtime/FunctionRun.js";
import { asThrownByCall, FunctionRunner } from "../runtime/FunctionRunner.js";
import type { Identity } from "../runtime/identity.js";
import { runChange, type DatabaseChange } from "../runtime/runChange.js";
import { SerialQueue } from "../runtime/SerialQueue.js";
import { Transaction } from "../runtime/Transaction.js";
import { BoundedMap } from "./BoundedMap.js";
import { pageEndOf, toJournal } from "./journal.js";
import { QueryCache, type QueryCall } from "./QueryCache.js";
import { QueryOutcome } from "./QueryOutcome.js";

/** A client repeats only its last mutations, those without an answer. Convex remembers two weeks. */
const MAX_DONE = 10_000;

export type FunctionCall = Pick<QueryCall, "path" | "args" | "identity">;

/** What a mutation gave, and the timestamp from which its writes are seen. */
export interface MutationOutcome {
  readonly result: FunctionResult;
  readonly timestamp: bigint;
}

/** The database at one moment: queries made through it all see the same. */
export interface Snapshot {
  readonly timestamp: bigint;
  query(call: QueryCall): Promise<QueryOutcome>;
}

/** Told after each commit which outcomes are out of date. */
export type CommitListener = (isStale: (outcome: QueryOutcome) => boolean) => void;

/**
 * Runs queries and mutations one at a time, so each sees the database as if alone; actions run
 * beside them and take a turn for each query or mutation they call.
 */
export class Engine {
  readonly database: Database;
  readonly runner: FunctionRunner;
  readonly #cursors = new CursorTable();
  readonly #cache = new QueryCache();
  readonly #queue = new SerialQueue();
  readonly #listeners = new Set<CommitListener>();
  /** Mutations that have been done, by session and request: a client repeats them when it reconnects. */
  readonly #done = new BoundedMap<string, MutationOutcome>(MAX_DONE);
  #timestamp = now();

  constructor(
    schema: SchemaDefinition<GenericSchema, boolean>,
    modules: ModuleLoaders,
    captureLogs: CaptureLogs,
    readonly redactErrors: boolean,
  ) {
    this.database = new Database(schema);
    this.runner = new FunctionRunner(new FunctionModules(modules), this.database, captureLogs);
  }

  get timestamp(): bigint {
    return this.#timestamp;
  }

  onCommit(listener: CommitListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Gives a task the database for itself; `task` must not wait for other calls of this engine. */
  snapshot<T>(task: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    return this.#queue.run(() =>
      task({ timestamp: this.#timestamp, query: (call) => this.#query(call) }),
    );
  }

  query(call: FunctionCall): Promise<QueryOutcome> {
    return this.snapshot((snapshot) => snapshot.query({ ...call, journal: null }));
  }

  /** @param request names the request, if it may be repeated */
  mutation(call: FunctionCall, request?: string): Promise<MutationOutcome> {
    return this.#queue.run(async () => {
      const done = request === undefined ? undefined : this.#done.get(request);
      if (done) return done;
      const outcome = await this.#mutate(call);
      if (request !== undefined && outcome.result.status === "success") {
        this.#done.set(request, outcome);
      }
      return outcome;
    });
  }

  async action(call: FunctionCall): Promise<FunctionResult> {
    await this.#queue.run(() => {}); // Waits for the seed.
    return this.#answer(this.#run(call.path, "action", call.identity, null), call.args);
  }

  /** Fills the database before anything else runs. If that fails, so does everything after it. */
  seed(fill: DatabaseChange<unknown>): void {
    this.transact("seed", fill).catch((error: unknown) => {
      this.runner.brokenBy = new DeploymentError(
        `The seed of the embedded deployment failed: ${String(error)}`,
      );
    });
  }

  /** Runs a change that is no function of the app: a seed, or "someone else". */
  transact<T>(name: string, change: DatabaseChange<T>): Promise<T> {
    return this.#queue.run(async () => {
      if (this.runner.brokenBy) throw this.runner.brokenBy;
      const transaction = new Transaction(this.database, false);
      const value = await runChange(this.#run(name, "mutation", null, transaction), change);
      this.#commit(transaction.writes);
      return value;
    });
  }

  /** Makes every subscription run again. */
  refresh(): Promise<void> {
    return this.#queue.run(() => {
      this.#publish((outcome) => {
        outcome.expire();
        return true;
      });
    });
  }

  /** Forgets what a function last gave, so that its next caller runs it. */
  forget(path: string): void {
    const forgotten = canonicalPath(path);
    this.#cache.drop((outcome) => canonicalPath(outcome.path) === forgotten);
  }

  async #query(call: QueryCall): Promise<QueryOutcome> {
    const cached = this.#cache.get(call);
    if (cached) return cached;
    const transaction = new Transaction(this.database, true);
    const pageEnd = pageEndOf(call.journal);
    const run = this.#run(call.path, "query", call.identity, transaction, pageEnd);
    const result = await this.#answer(run, call.args);
    const outcome = new QueryOutcome(
      call.path,
      result,
      toJournal(run.reachedPageEnd),
      transaction.readIdentity,
      transaction.reads,
    );
    if (result.status === "success") this.#cache.add(call, outcome);
    return outcome;
  }

  async #mutate(call: FunctionCall): Promise<MutationOutcome> {
    const transaction = new Transaction(this.database, true);
    const run = this.#run(call.path, "mutation", call.identity, transaction);
    const result = await this.#answer(run, call.args);
    if (result.status === "success") this.#commit(transaction.writes);
    return { result, timestamp: this.#timestamp };
  }

  #logLinesOf({ logLines }: FunctionRun): string[] {
    return this.redactErrors ? [] : [...logLines];
  }

  #run(
    path: string,
    kind: FunctionRun["kind"],
    identity: Identity | null,
    transaction: Transaction | null,
    pageEnd: string | null = null,
  ): FunctionRun {
    return new FunctionRun(path, kind, identity, transaction, this.#cursors, this.#call, pageEnd);
  }

  readonly #call: CallFunction = async (kind, path, args, caller) => {
    if (caller.transaction) {
      return this.runner.runNested(kind as "query" | "mutation", path, args, caller);
    }
    try {
      if (kind === "action") {
        const run = this.#run(path, kind, caller.identity, null);
        return await this.runner.run(run, args, "internal");
      }
      return await this.#queue.run(async () => {
        const transaction = new Transaction(this.database, true);
        const run = this.#run(path, kind, caller.identity, transaction);
        const value = await this.runner.run(run, args, "internal");
        if (kind === "mutation") this.#commit(transaction.writes);
        return value;
      });
    } catch (error) {
      throw asThrownByCall(error);
    }
  };

  /** Runs a function for a client. */
  async #answer(run: FunctionRun, args: JSONValue): Promise<FunctionResult> {
    try {
      const value = await this.runner.run(run, args, "public");
      return success(value, this.#logLinesOf(run));
    } catch (error) {
      return failure(error, this.#logLinesOf(run), this.redactErrors);
    }
  }

  #commit(writes: readonly Write[]): void {
    this.#publish((outcome) => outcome.isStaleAfter(writes));
  }

  #publish(isStale: (outcome: QueryOutcome) => boolean): void {
    const time = now();
    this.#timestamp = time > this.#timestamp ? time : this.#timestamp + 1n;
    this.#cache.drop(isStale);
    for (const listener of this.#listeners) listener(isStale);
  }
}

/** Nanoseconds since 1970, as Convex counts its commits. */
const now = () => BigInt(Date.now()) * 1_000_000n;
