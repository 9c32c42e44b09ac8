import { SortedIndex } from "./SortedIndex.js";
import type { StoredDocument } from "./storedDocument.js";
import type { TableDefinition } from "./tableDefinition.js";

/** One table: its documents by id, and its indexes, each sorted when it is first read. */
export class Table {
  readonly #documents = new Map<string, StoredDocument>();
  readonly #indexes = new Map<string, SortedIndex>();

  constructor(
    readonly name: string,
    readonly definition: TableDefinition,
  ) {}

  get size(): number {
    return this.#documents.size;
  }

  get documents(): Iterable<StoredDocument> {
    return this.#documents.values();
  }

  get(id: string): StoredDocument | undefined {
    return this.#documents.get(id);
  }

  /** Stores a document under its id, or removes what is stored there. */
  set(id: string, document: StoredDocument | undefined): void {
    const previous = this.#documents.get(id);
    for (const index of this.#indexes.values()) {
      if (previous) index.remove(previous);
      if (document) index.insert(document);
    }
    if (document) this.#documents.set(id, document);
    else this.#documents.delete(id);
  }

  /** The index over some fields (see `indexedFields`). */
  index(fields: readonly string[]): SortedIndex {
    const name = fields.join();
    let index = this.#indexes.get(name);
    if (!index) {
      index = new SortedIndex(fields, this.#documents.values());
      this.#indexes.set(name, index);
    }
    return index;
  }
}
