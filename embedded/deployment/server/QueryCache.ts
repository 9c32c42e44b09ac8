import type { JSONValue } from "convex/values";
import type { Identity } from "../runtime/identity.js";
import { BoundedMap } from "./BoundedMap.js";
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
  readonly #outcomes = new BoundedMap<string, QueryOutcome>(MAX_OUTCOMES);

  get(call: QueryCall): QueryOutcome | undefined {
    return (
      this.#outcomes.get(keyFor(call, ANYONE)) ?? this.#outcomes.get(keyFor(call, call.identity))
    );
  }

  add(call: QueryCall, outcome: QueryOutcome): void {
    this.#outcomes.set(keyFor(call, outcome.readIdentity ? call.identity : ANYONE), outcome);
  }

  drop(isStale: (outcome: QueryOutcome) => boolean): void {
    for (const [key, outcome] of this.#outcomes) {
      if (isStale(outcome)) this.#outcomes.delete(key);
    }
  }
}

/** Not `null`, which is a viewer who is signed out. */
const ANYONE = "anyone";

const keyFor = ({ path, args, journal }: QueryCall, viewer: Identity | null | typeof ANYONE) =>
  JSON.stringify([path, args, journal, viewer]);
