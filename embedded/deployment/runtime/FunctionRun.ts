import type { JSONValue } from "convex/values";
import type { CursorTable } from "./CursorTable.js";
import type { FunctionKind } from "./FunctionModules.js";
import type { Identity } from "./identity.js";
import type { Transaction } from "./Transaction.js";
import type { StoredDocument } from "../database/storedDocument.js";

/** How a function calls another one. Resolves to its value, rejects with what it threw. */
export type CallFunction = (
  kind: FunctionKind,
  path: string,
  args: JSONValue,
  caller: FunctionRun,
) => Promise<JSONValue>;

/** One run of one function: what its calls on `ctx` may use, and what they leave behind. */
export class FunctionRun {
  /** Where the page it read ended. */
  reachedPageEnd: string | null = null;
  hasPaginated = false;
  /** What it wrote to the console, where that is known; nested runs write here too. */
  readonly logLines: string[] = [];
  /** How many writes there were when the present nested call began; `null` while there is none. */
  nestedSince: number | null = null;
  #isOver = false;
  readonly streams = new Map<string, Iterator<StoredDocument>>();

  constructor(
    readonly path: string,
    readonly kind: FunctionKind,
    readonly identity: Identity | null,
    /** `null` for actions, which have no `ctx.db`. */
    readonly transaction: Transaction | null,
    readonly cursors: CursorTable,
    readonly call: CallFunction,
    /** Where its page must end, from the journal of an earlier run. */
    readonly pageEnd: string | null = null,
    /** The run that called this one, in the same transaction. */
    readonly caller?: FunctionRun,
  ) {}

  /** Whether this run, or one it belongs to, has ended: nothing may be done for it any more. */
  get isOver(): boolean {
    return this.#isOver || this.isAbandoned;
  }

  /** Whether its caller ended without waiting for it. */
  get isAbandoned(): boolean {
    return this.caller?.isOver ?? false;
  }

  end(): void {
    this.#isOver = true;
  }
}
