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
  ) {}
}
