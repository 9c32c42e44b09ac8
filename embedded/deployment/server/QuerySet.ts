import type { JSONValue } from "convex/values";
import type { QueryCall } from "./QueryCache.js";
import type { QueryOutcome } from "./QueryOutcome.js";
import { fingerprint, toModification } from "./responses.js";
import type { QuerySetModification, StateModification } from "./syncMessages.js";

interface Subscription {
  readonly path: string;
  readonly args: JSONValue;
  journal: string | null;
  /** Missing until it has run, and again when the viewer changes. */
  outcome?: QueryOutcome;
  /** What the client was last told. */
  told?: string;
}

/** The queries one client is subscribed to, and what it has been told about each. */
export class QuerySet {
  readonly #subscriptions = new Map<number, Subscription>();
  readonly #removed = new Set<number>();

  get size(): number {
    return this.#subscriptions.size;
  }

  /** Whether there are queries that have never run, or not for this viewer. */
  get hasNew(): boolean {
    return [...this.#subscriptions.values()].some(({ outcome }) => !outcome);
  }

  /** Returns whether the id was free. */
  add(modification: Extract<QuerySetModification, { type: "Add" }>): boolean {
    const { queryId, udfPath, args, journal = null } = modification;
    if (this.#subscriptions.has(queryId)) return false;
    this.#subscriptions.set(queryId, { path: udfPath, args: args[0] ?? {}, journal });
    return true;
  }

  /** Returns whether there was such a query. */
  remove(queryId: number): boolean {
    this.#removed.add(queryId);
    return this.#subscriptions.delete(queryId);
  }

  clear(): void {
    this.#subscriptions.clear();
  }

  /** Makes every query run again for another viewer. */
  expire(): void {
    for (const subscription of this.#subscriptions.values()) subscription.outcome = undefined;
  }

  /** Whether any of the outcomes is out of date. Each is asked: an outcome remembers its answer. */
  isAnyStale(isStale: (outcome: QueryOutcome) => boolean): boolean {
    let any = false;
    for (const { outcome } of this.#subscriptions.values()) {
      if (outcome && isStale(outcome)) any = true;
    }
    return any;
  }

  /** Runs what is new or out of date, and returns what the client does not know yet. */
  async update(
    run: (call: Omit<QueryCall, "identity">) => Promise<QueryOutcome>,
  ): Promise<StateModification[]> {
    const modifications: StateModification[] = [];
    for (const queryId of this.#removed) {
      if (!this.#subscriptions.has(queryId)) modifications.push({ type: "QueryRemoved", queryId });
    }
    this.#removed.clear();
    for (const [queryId, subscription] of this.#subscriptions) {
      if (subscription.outcome && !subscription.outcome.isStale) continue;
      const { path, args, journal } = subscription;
      const outcome = await run({ path, args, journal });
      const news = fingerprint(outcome.result);
      if (news !== subscription.told) modifications.push(toModification(queryId, outcome));
      subscription.outcome = outcome;
      subscription.journal = outcome.journal;
      subscription.told = news;
    }
    return modifications;
  }
}
