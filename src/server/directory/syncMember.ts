import type { GenericId } from "convex/values";
import { moveCounts, type CountChange } from "./counts.js";
import {
  readDirectory,
  writeDirectory,
  type AppWriter,
  type DirectoryWriter,
} from "./directoryDb.js";
import type { DirectoryOptions } from "./directoryOptions.js";
import { difference, isHead, type DirectoryRow } from "./directoryRows.js";
import { expectedRows } from "./expectedRows.js";

type StoredRow = DirectoryRow & { _id: GenericId<"orgDirectory">; _creationTime: number };

/**
 * Brings the directory up to date with one member, whatever has changed: writes the difference
 * between the rows they have and the rows they should have, and changes the counts with it. Running
 * it again changes nothing.
 *
 * @returns whether something had to be written
 */
export async function syncMember(
  db: AppWriter,
  member: string,
  options: DirectoryOptions,
): Promise<boolean> {
  const expected = await expectedRows(db, member, options);
  const stored = await storedRows(db, member);
  const directory = writeDirectory(db);
  // First rows are compared with first rows only, because they are the ones that are counted.
  const changes = [
    ...(await writeDifference(directory, stored.filter(isHead), expected.filter(isHead))),
    ...(await writeDifference(directory, stored.filter(isOther), expected.filter(isOther))),
  ];
  await moveCounts(directory, changes.flatMap(countChanges));
  return changes.length > 0;
}

const isOther = (row: DirectoryRow) => !isHead(row);

/** The rows that a member has now. */
export async function storedRows(
  db: Parameters<typeof readDirectory>[0],
  member: string,
): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  const found = readDirectory(db)
    .query("orgDirectory")
    .withIndex("by_member", (q) => q.eq("member", member));
  for await (const row of found) rows.push(row);
  return rows;
}

/** One row that is written: before and after. */
interface RowChange {
  readonly before?: StoredRow | undefined;
  readonly after?: DirectoryRow | undefined;
}

async function writeDifference(
  db: DirectoryWriter,
  stored: readonly StoredRow[],
  expected: readonly DirectoryRow[],
): Promise<RowChange[]> {
  const { wrong, missing } = difference(stored, expected);
  const changes = Array.from(
    { length: Math.max(wrong.length, missing.length) },
    (_, index): RowChange => ({ before: wrong[index], after: missing[index] }),
  );
  for (const { before, after } of changes) {
    if (before && after) await db.replace(before._id, after);
    else if (before) await db.delete(before._id);
    else if (after) await db.insert("orgDirectory", after);
  }
  return changes;
}

function countChanges({ before, after }: RowChange): CountChange[] {
  const createdAt = before?._creationTime ?? Infinity;
  return [
    ...(before && isHead(before) ? [{ row: before, by: -1 as const, createdAt }] : []),
    ...(after && isHead(after) ? [{ row: after, by: 1 as const, createdAt }] : []),
  ];
}
