import type { JSONValue } from "convex/values";
import type { Identity } from "../runtime/identity.js";
import type { QueryOutcome } from "./QueryOutcome.js";

const MAX_OUTCOMES = 2_000;

export interface QueryCall {
  readonly path: string;
  readonly args: JSONValue;
  readonly identity: Identity | null;
  /** Where the query's page ended last time, as the client remembers it. */
  readonly journal: string | null;
}

/** Outcomes of queries until a write touches them. Those that did not read the identity serve all. */
export class QueryCache {
  readonly #outcomes = new Map<string, QueryOutcome>();

  get(call: QueryCall): QueryOutcome | undefined {
    return this.#outcomes.get(keyOf(call, null)) ?? this.#outcomes.get(keyOf(call, call.identity));
  }

  add(call: QueryCall, outcome: QueryOutcome): void {
    this.#outcomes.set(keyOf(call, outcome.readIdentity ? call.identity : null), outcome);
    if (this.#outcomes.size <= MAX_OUTCOMES) return;
    const [oldest] = this.#outcomes.keys();
    if (oldest !== undefined) this.#outcomes.delete(oldest);
  }

  drop(isStale: (outcome: QueryOutcome) => boolean): void {
    for (const [key, outcome] of this.#outcomes) {
      if (isStale(outcome)) this.#outcomes.delete(key);
    }
  }
}

const keyOf = ({ path, args, journal }: QueryCall, identity: Identity | null) =>
  JSON.stringify([path, args, journal, identity]);
