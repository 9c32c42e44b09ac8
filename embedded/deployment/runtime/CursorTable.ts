import { convexToJson } from "convex/values";
import type { IndexKey } from "../database/IndexPosition.js";
import { randomHex } from "./randomHex.js";

/** Where a page ends: after an entry of the index it reads, or at the end of the range. */
export type CursorPosition = IndexKey | "end";

/** The cursors of one query, range included, by what they stand for. */
type Names = Map<string, string>;

interface Cursor {
  readonly names: Names;
  readonly position: CursorPosition;
}

/**
 * The cursors a deployment has given out. A client holds a random name; what it stands for stays
 * here. So a cursor can be neither read nor made up, and it works only for the query, range
 * included, that it was made for. Convex encrypts its cursors to the same effect, but browsers
 * cannot encrypt within a synchronous call. None is ever forgotten: a client may come back with any.
 */
export class CursorTable {
  readonly #queries = new Map<string, Names>();
  readonly #cursors = new Map<string, Cursor>();

  /** The name of a position; the same position has the same name, so unchanged pages stay equal. */
  seal(query: string, position: CursorPosition): string {
    const names = this.#namesOf(query);
    const content = position === "end" ? position : encodeKey(position);
    let name = names.get(content);
    if (name === undefined) {
      name = randomHex(24);
      names.set(content, name);
      this.#cursors.set(name, { names, position });
    }
    return name;
  }

  /** @throws as Convex does, for names it never gave and for cursors of another query */
  open(query: string, name: string): CursorPosition {
    const cursor = this.#cursors.get(name);
    // Only the second error has data: after it `usePaginatedQuery` starts over. It throws the first.
    if (!cursor) throw new Error("Failed to parse cursor");
    if (cursor.names !== this.#queries.get(query)) throw new InvalidCursorError();
    return cursor.position;
  }

  #namesOf(query: string): Names {
    let names = this.#queries.get(query);
    if (!names) {
      names = new Map();
      this.#queries.set(query, names);
    }
    return names;
  }
}

class InvalidCursorError extends Error {
  readonly data = { isConvexSystemError: true, paginationError: "InvalidCursor" };

  constructor() {
    super(
      "InvalidCursor: Tried to run a query starting from a cursor, but it looks like this cursor is from a different query.",
    );
  }
}

function encodeKey(key: IndexKey): string {
  return JSON.stringify(key.map((value) => (value === undefined ? [] : [convexToJson(value)])));
}
