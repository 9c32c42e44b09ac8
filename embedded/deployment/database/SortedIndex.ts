import { compareFieldValues } from "./compareFieldValues.js";
import { before, indexKey, isBefore, type IndexPosition } from "./IndexPosition.js";
import { fieldAt, type StoredDocument } from "./storedDocument.js";

/** A table's documents in the order of some fields, found by binary search. */
export class SortedIndex {
  readonly #documents: StoredDocument[];

  /** @param fields the indexed fields, ending with `_id`, so that no two documents share a key */
  constructor(
    readonly fields: readonly string[],
    documents: Iterable<StoredDocument>,
  ) {
    this.#documents = [...documents].sort((a, b) => this.#compare(a, b));
  }

  at(rank: number): StoredDocument | undefined {
    return this.#documents[rank];
  }

  /** How many documents stand before the position: the rank of the first one after it. */
  rank(position: IndexPosition): number {
    let low = 0;
    let high = this.#documents.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isBefore(this.#documents[middle]!, this.fields, position)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  insert(document: StoredDocument): void {
    this.#documents.splice(this.#rankOf(document), 0, document);
  }

  remove(document: StoredDocument): void {
    this.#documents.splice(this.#rankOf(document), 1);
  }

  #rankOf(document: StoredDocument): number {
    return this.rank(before(indexKey(document, this.fields)));
  }

  #compare(a: StoredDocument, b: StoredDocument): number {
    for (const field of this.fields) {
      const order = compareFieldValues(fieldAt(a, field), fieldAt(b, field));
      if (order !== 0) return order;
    }
    return 0;
  }
}
