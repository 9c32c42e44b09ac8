import type { GenericDocument } from "convex/server";
import { fieldAt } from "./fieldAt.js";
import type { UntypedCtx } from "./untypedCtx.js";

/** Where the person of a membership is. */
export interface PersonLookup {
  /** The table of the people. */
  readonly table: string;
  /** The field of the membership that names the person: an id of `table`, or what `field` holds. */
  readonly from: string;
  /** An index of `table` that starts with `field`. @defaultValue none: `from` holds an id */
  readonly index?: string;
  /** The first field of `index`. @defaultValue the same name as `from` */
  readonly field?: string;
}

/**
 * The row of a membership's person; `null` when there is none.
 *
 * @throws Error when several rows are the same person
 */
export async function personOf(
  membership: GenericDocument,
  db: UntypedCtx["db"],
  { table, from, index, field = from }: PersonLookup,
): Promise<GenericDocument | null> {
  const key = fieldAt(membership, from);
  if (key === undefined || key === null) return null;
  if (index === undefined) {
    // An id of another table names no person.
    const id = typeof key === "string" ? db.normalizeId(table, key) : null;
    return id && db.get(id);
  }
  const [person, duplicate] = await db
    .query(table)
    .withIndex(index, (q) => q.eq(field, key))
    .take(2);
  if (duplicate) {
    throw new Error(
      `Several rows of "${table}" have the same ${field}, which a row of the members names as its person. ` +
        `Keep one row for each person.`,
    );
  }
  return person ?? null;
}
