const LENGTH = 32;
const TABLE_DIGITS = 2;

/**
 * Ids of one deployment: opaque, 32 characters, and, like Convex's, they know their table. Unlike
 * Convex's they count up, so a seeded deployment has the same ids at every start.
 */
export class DocumentIds {
  readonly #tables: readonly string[];
  #next = 1;

  constructor(tables: readonly string[]) {
    this.#tables = tables;
  }

  create(table: string): string {
    const number = this.#tables.indexOf(table).toString(36).padStart(TABLE_DIGITS, "0");
    return `k${number}${(this.#next++).toString(36).padStart(LENGTH - TABLE_DIGITS - 1, "0")}`;
  }

  /** The table an id belongs to, or `null` for a string that is no id of this deployment. */
  tableOf(id: string): string | null {
    if (id.length !== LENGTH || !/^k[0-9a-z]+$/.test(id)) return null;
    return this.#tables[Number.parseInt(id.slice(1, 1 + TABLE_DIGITS), 36)] ?? null;
  }

  /** Why a string is no id, as Convex says it. */
  problem(id: string): string {
    return id.length === LENGTH ? "ID wasn't valid base32" : `Invalid ID length ${id.length}`;
  }
}
