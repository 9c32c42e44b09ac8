import type { JSONValue } from "convex/values";
import type { SyscallHost } from "./bindContext.js";
import { runFromAction, runInTransaction } from "./callOperations.js";
import type { FunctionRun } from "./FunctionRun.js";
import {
  countDocuments,
  getDocument,
  nextOfStream,
  normalizeId,
  openStream,
  readPage,
} from "./readOperations.js";
import { parseJson } from "./parseJson.js";
import { SerialQueue } from "./SerialQueue.js";
import { featureOf, UnsupportedError } from "./unsupported.js";
import {
  deleteDocument,
  insertDocument,
  patchDocument,
  replaceDocument,
} from "./writeOperations.js";

// Each operation parses its own arguments: `never` lets the table hold them all.
type Operation = (run: FunctionRun, args: never) => JSONValue | Promise<JSONValue>;

/** What `ctx` can ask of its backend, by the names Convex's `ctx` uses. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  "1.0/queryStream": openStream,
  "1.0/queryCleanup": () => ({}),
  "1.0/db/normalizeId": normalizeId,
  "1.0/get": getDocument,
  "1.0/queryStreamNext": nextOfStream,
  "1.0/queryPage": readPage,
  "1.0/count": countDocuments,
  "1.0/insert": insertDocument,
  "1.0/shallowMerge": patchDocument,
  "1.0/replace": replaceDocument,
  "1.0/remove": deleteDocument,
  "1.0/runUdf": runInTransaction,
  "1.0/actions/query": runFromAction("query"),
  "1.0/actions/mutation": runFromAction("mutation"),
  "1.0/actions/action": runFromAction("action"),
  "1.0/getUserIdentity": getIdentity,
  "1.0/getFunctionMetadata": ({ path }) => ({ name: path, componentPath: "" }),
};

/**
 * Answers the calls on `ctx` of one run.
 *
 * Queries and mutations have their calls answered one at a time, in order, as Convex does: a nested
 * mutation then never interleaves with its caller, and can be undone alone. Actions may overlap theirs.
 */
export class RunHost implements SyscallHost {
  readonly #run: FunctionRun;
  readonly #calls = new SerialQueue();

  constructor(run: FunctionRun) {
    this.#run = run;
  }

  syscall(operation: string, args: string): string {
    return JSON.stringify(this.#perform(operation, args));
  }

  async asyncSyscall(operation: string, args: string): Promise<string> {
    const perform = () => this.#perform(operation, args);
    return JSON.stringify(
      await (this.#run.kind === "action" ? perform() : this.#calls.run(perform)),
    );
  }

  jsSyscall(operation: string): never {
    throw new UnsupportedError(featureOf(operation));
  }

  #perform(operation: string, args: string): JSONValue | Promise<JSONValue> {
    this.#checkRunning(operation);
    const perform = OPERATIONS[operation];
    if (!perform) throw new UnsupportedError(featureOf(operation));
    return perform(this.#run, readArguments(args) as never);
  }

  #checkRunning(operation: string): void {
    if (!this.#run.isOver) return;
    const { kind, path } = this.#run;
    throw new Error(
      `The ${kind} ${path} used its ctx (${operation}) after it had finished, so nothing was done. Await every call on ctx before returning.`,
    );
  }
}

function readArguments(args: string): JSONValue {
  try {
    return parseJson(args);
  } catch (error) {
    throw new Error(`Received invalid json: ${(error as Error).message}`, { cause: error });
  }
}

function getIdentity(run: FunctionRun): JSONValue {
  if (run.transaction) run.transaction.readIdentity = true;
  return run.identity as JSONValue;
}
