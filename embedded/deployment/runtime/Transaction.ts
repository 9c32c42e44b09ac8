import type { Database } from "../database/Database.js";
import { documentSize } from "../database/documentSize.js";
import { ReadSet, type IndexInterval, type Write } from "../database/ReadSet.js";
import type { StoredDocument } from "../database/storedDocument.js";
import { LIMITS } from "./limits.js";

/**
 * The reads and writes of one query or mutation. Writes go straight to the database, which only one
 * transaction uses at a time, and are undone if the function fails.
 */
export class Transaction {
  readonly reads = new ReadSet();
  readonly #writes: Write[] = [];
  /** Whether the result may depend on who asks. */
  readIdentity = false;
  documentsRead = 0;
  #bytesRead = 0;
  #bytesWritten = 0;

  /** @param limited false for a test's own changes, which no deployment would limit */
  constructor(
    readonly database: Database,
    readonly limited: boolean,
  ) {}

  get writes(): readonly Write[] {
    return this.#writes;
  }

  trackDocument(id: string): void {
    this.reads.addDocument(id);
    this.#checkRanges();
  }

  trackInterval(interval: IndexInterval): void {
    this.reads.addInterval(interval);
    this.#checkRanges();
  }

  /** Counts a document that was read, and returns it. */
  charge(document: StoredDocument): StoredDocument {
    this.documentsRead += 1;
    this.#bytesRead += documentSize(document);
    this.#check("documents read", this.documentsRead, LIMITS.documentsRead, READ_LESS);
    this.#check("bytes read", this.#bytesRead, LIMITS.bytesRead, READ_LESS, " bytes");
    return document;
  }

  /** Stores a document, or removes it where `after` is undefined. */
  write(table: string, id: string, after: StoredDocument | undefined): void {
    const documents = this.database.table(table);
    this.#bytesWritten += documentSize(after);
    this.#writes.push({ table, id, before: documents.get(id), after });
    documents.set(id, after);
    this.#check("documents written", this.#writes.length, LIMITS.documentsWritten, WRITE_LESS);
    this.#check("bytes written", this.#bytesWritten, LIMITS.bytesWritten, WRITE_LESS, " bytes");
  }

  /** Undoes the writes made since there were `count` of them. */
  rollBack(count = 0): void {
    for (const { table, id, before } of this.#writes.splice(count).reverse()) {
      this.database.table(table).set(id, before);
    }
  }

  #checkRanges(): void {
    this.#check("reads", this.reads.size, LIMITS.rangesRead, READ_LESS);
  }

  #check(what: string, count: number, limit: number, advice: string, unit = ""): void {
    if (!this.limited || count <= limit) return;
    throw new Error(
      `Too many ${what} in a single function execution (limit: ${limit}${unit}). ${advice}`,
    );
  }
}

const READ_LESS =
  "Consider using smaller limits in your queries, paginating your queries, or using indexed queries with a selective index range expressions.";
const WRITE_LESS = "Split up the large write into multiple smaller writes.";
