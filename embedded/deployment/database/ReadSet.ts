import { isBefore, type IndexPosition } from "./IndexPosition.js";
import type { StoredDocument } from "./storedDocument.js";

/** Everything between two positions of one index. */
export interface IndexInterval {
  readonly table: string;
  readonly fields: readonly string[];
  lower: IndexPosition;
  upper: IndexPosition;
}

/** One document's change: `before` is missing for an insert, `after` for a deletion. */
export interface Write {
  readonly table: string;
  readonly id: string;
  readonly before: StoredDocument | undefined;
  readonly after: StoredDocument | undefined;
}

/** What a function looked at: the writes that touch it are those that can change its result. */
export class ReadSet {
  readonly #documents = new Set<string>();
  readonly #intervals: IndexInterval[] = [];

  get size(): number {
    return this.#documents.size + this.#intervals.length;
  }

  addDocument(id: string): void {
    this.#documents.add(id);
  }

  /** The interval may still grow while its reader goes on. */
  addInterval(interval: IndexInterval): void {
    this.#intervals.push(interval);
  }

  isTouchedBy(writes: readonly Write[]): boolean {
    return writes.some(
      (write) =>
        this.#documents.has(write.id) ||
        this.#intervals.some(
          (interval) =>
            interval.table === write.table &&
            (contains(interval, write.before) || contains(interval, write.after)),
        ),
    );
  }
}

function contains(interval: IndexInterval, document: StoredDocument | undefined): boolean {
  return (
    document !== undefined &&
    isBefore(document, interval.fields, interval.upper) &&
    !isBefore(document, interval.fields, interval.lower)
  );
}
