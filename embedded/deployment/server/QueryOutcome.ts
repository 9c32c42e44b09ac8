import type { ReadSet, Write } from "../database/ReadSet.js";
import type { FunctionResult } from "../runtime/functionResult.js";

/** What a query gave, and what would make it give something else. */
export class QueryOutcome {
  #stale = false;

  constructor(
    readonly path: string,
    readonly result: FunctionResult,
    /** Where the query's page ended, for its next run; `null` if it has no page. */
    readonly journal: string | null,
    readonly readIdentity: boolean,
    readonly reads: ReadSet,
  ) {}

  get isStale(): boolean {
    return this.#stale;
  }

  /** Says that it must run again. */
  expire(): void {
    this.#stale = true;
  }

  /** Whether it must run again, given these writes too. */
  isStaleAfter(writes: readonly Write[]): boolean {
    this.#stale ||= this.reads.isTouchedBy(writes);
    return this.#stale;
  }
}
