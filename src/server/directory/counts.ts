import { compareValues, type GenericId, type Value } from "convex/values";
import type { HeadRow } from "./directoryRows.js";
import type { DirectoryReader, DirectoryWriter } from "./directoryDb.js";
import { countedIn, type Sections } from "./sections.js";

/** A member who comes into a section (1) or leaves it (-1). */
export interface CountChange {
  readonly row: HeadRow;
  readonly by: 1 | -1;
  /** When the row was created; infinite for one that is being created now. */
  readonly createdAt: number;
}

/** A row of `orgDirectoryCounts`. */
export interface Counts {
  readonly organization: Value;
  readonly shard: number;
  readonly sections: Sections;
  readonly recount?: { through: number; sections: Sections };
}

/** The row of counts of one organization and shard. If an error has made several: the first. */
export function findCounts(db: DirectoryReader, organization: Value, shard: number) {
  return db
    .query("orgDirectoryCounts")
    .withIndex("by_organization", (q) => q.eq("organization", organization).eq("shard", shard))
    .first();
}

/** Changes the counts as the members' rows have changed. */
export async function moveCounts(db: DirectoryWriter, changes: readonly CountChange[]) {
  const left = [...changes];
  while (left.length > 0) {
    const { organization, shard } = left[0]!.row;
    const isHere = ({ row }: CountChange) =>
      row.shard === shard && compareValues(row.organization, organization) === 0;
    const here = left.filter(isHere);
    left.splice(0, left.length, ...left.filter((change) => !isHere(change)));
    await moveCountsOf(db, organization, shard, here);
  }
}

async function moveCountsOf(
  db: DirectoryWriter,
  organization: Value,
  shard: number,
  changes: readonly CountChange[],
) {
  const known = await findCounts(db, organization, shard);
  const moved = (sections: Sections, which = changes) =>
    which.reduce((sum, { row, by }) => countedIn(sum, row.section, by), sections);

  const sections = moved(known?.sections ?? []);
  const recount = known?.recount;
  // While a recount runs, a change counts there only if the recount has already passed the row.
  const passed = changes.filter(({ createdAt }) => recount && createdAt <= recount.through);
  await storeCounts(db, known, {
    organization,
    shard,
    sections,
    ...(recount && {
      recount: { through: recount.through, sections: moved(recount.sections, passed) },
    }),
  });
}

/**
 * Writes a row of counts. One that counts nobody is deleted, unless it is being counted again, or
 * still has members, because too few were counted before: a rebuild that has passed their rows finds
 * them by this row of counts.
 */
export async function storeCounts(
  db: DirectoryWriter,
  known: { _id: GenericId<"orgDirectoryCounts"> } | null,
  counts: Counts,
) {
  const isEmpty = counts.sections.length === 0 && counts.recount === undefined;
  if (known === null) {
    if (!isEmpty) await db.insert("orgDirectoryCounts", counts);
  } else if (isEmpty && !(await hasMembers(db, counts))) {
    await db.delete(known._id);
  } else {
    await db.replace(known._id, counts);
  }
}

async function hasMembers(db: DirectoryReader, { organization, shard }: Counts): Promise<boolean> {
  const row = await db
    .query("orgDirectory")
    .withIndex("by_shard", (q) => q.eq("organization", organization).eq("shard", shard))
    .first();
  return row !== null;
}
