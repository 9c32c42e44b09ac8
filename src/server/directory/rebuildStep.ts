import type { GenericDocument } from "convex/server";
import { findCounts, storeCounts } from "./counts.js";
import { writeDirectory, type AppWriter, type DirectoryWriter } from "./directoryDb.js";
import type { DirectoryOptions } from "./directoryOptions.js";
import { isHead, isSameRow } from "./directoryRows.js";
import { expectedOnce } from "./expectedRows.js";
import { countOn, startOfRecount } from "./recount.js";
import { isSameSections } from "./sections.js";
import {
  afterPage,
  readPosition,
  writePosition,
  type Position,
  type StepCursor,
} from "./stepCursor.js";
import { syncMember } from "./syncMember.js";

export interface RebuildStep {
  /** For the next step; `null` after the last one. */
  readonly cursor: StepCursor;
  /** How many members, and rows of counts, were wrong. */
  readonly mended: number;
}

type RebuildPosition = Position<true>;

/**
 * One step of a walk that repairs the directory: it goes over the members, whose rows it corrects;
 * over the directory, for rows of people who are gone; and over the counts, which it counts again.
 * Members may change meanwhile: each step is a transaction of its own, and so is each change.
 */
export async function rebuildStep(
  db: AppWriter,
  cursor: StepCursor,
  numItems: number,
  options: DirectoryOptions,
): Promise<RebuildStep> {
  const position: RebuildPosition = readPosition(cursor, numItems);
  switch (position.phase) {
    case "members":
      return mendMembers(db, position, numItems, options);
    case "rows":
      return mendRows(db, position, numItems, options);
    case "counts":
      return mendCounts(writeDirectory(db), position, numItems);
  }
}

async function mendMembers(
  db: AppWriter,
  position: RebuildPosition,
  numItems: number,
  options: DirectoryOptions,
): Promise<RebuildStep> {
  const page = await db.query(options.table).paginate({ numItems, cursor: position.cursor });
  let mended = 0;
  for (const { _id } of page.page as (GenericDocument & { _id: string })[]) {
    if (await syncMember(db, _id, options)) mended += 1;
  }
  return { cursor: afterPage(position, page), mended };
}

async function mendRows(
  db: AppWriter,
  position: RebuildPosition,
  numItems: number,
  options: DirectoryOptions,
): Promise<RebuildStep> {
  const directory = writeDirectory(db);
  const page = await directory
    .query("orgDirectory")
    .paginate({ numItems, cursor: position.cursor });
  const expected = expectedOnce(db, options);
  const wrong = new Set<string>();
  for (const row of page.page) {
    const own = await expected(row.member);
    if (!own.some((each) => isSameRow(each, row))) wrong.add(row.member);
    else if (isHead(row)) await ensureCounts(directory, row.organization, row.shard);
  }
  for (const member of wrong) await syncMember(db, member, options);
  return { cursor: afterPage(position, page), mended: wrong.size };
}

/** Creates the row of counts where members have none, so that it is counted later in the walk. */
async function ensureCounts(db: DirectoryWriter, organization: unknown, shard: number) {
  if (await findCounts(db, organization as never, shard)) return;
  await db.insert("orgDirectoryCounts", {
    organization,
    shard,
    sections: [],
    recount: startOfRecount,
  });
}

/** Counts one row of counts again, in as many steps as it needs. */
async function mendCounts(
  db: DirectoryWriter,
  position: RebuildPosition,
  numItems: number,
): Promise<RebuildStep> {
  const page = await db
    .query("orgDirectoryCounts")
    .paginate({ numItems: 1, cursor: position.cursor });
  const next = afterPage(position, page);
  const [counts] = page.page;
  if (!counts) return { cursor: next, mended: 0 };

  const first = await findCounts(db, counts.organization, counts.shard);
  if (first?._id !== counts._id) {
    await db.delete(counts._id);
    return { cursor: next, mended: 1 };
  }
  // A recount that an earlier run has not finished starts again.
  const begun = (position.counting === true && counts.recount) || startOfRecount;
  const { isDone, ...recount } = await countOn(db, counts, begun, numItems);
  const { organization, shard, sections } = counts;
  if (!isDone) {
    await storeCounts(db, counts, { organization, shard, sections, recount });
    return { cursor: writePosition({ ...position, counting: true }), mended: 0 };
  }
  await storeCounts(db, counts, { organization, shard, sections: recount.sections });
  return { cursor: next, mended: isSameSections(sections, recount.sections) ? 0 : 1 };
}
