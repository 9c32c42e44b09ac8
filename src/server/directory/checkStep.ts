import { v, type Infer, type Value } from "convex/values";
import { findCounts } from "./counts.js";
import { readDirectory, type AppReader, type DirectoryReader } from "./directoryDb.js";
import type { DirectoryOptions } from "./directoryOptions.js";
import { difference, isHead } from "./directoryRows.js";
import { expectedOnce, expectedRows } from "./expectedRows.js";
import { countOn, startOfRecount, type Recount } from "./recount.js";
import { isSameSections, type Sections } from "./sections.js";
import {
  afterPage,
  readPosition,
  writePosition,
  type Position,
  type StepCursor,
} from "./stepCursor.js";
import { storedRows } from "./syncMember.js";

/** Something in the directory that is wrong. */
export const drift = v.union(
  /** Rows of this member are missing, too many, or old. */
  v.object({ kind: v.literal("member"), member: v.string() }),
  /** Counts of this organization are not those of its rows. */
  v.object({ kind: v.literal("counts"), organization: v.any(), shard: v.number() }),
);
export type Drift = Infer<typeof drift>;

export interface CheckStep {
  /** For the next step; `null` after the last one. */
  readonly cursor: StepCursor;
  readonly drift: Drift[];
}

/** What has been counted, and the stored counts when counting began. */
interface Counting {
  readonly recount: Recount;
  readonly stored: Sections;
}
type CheckPosition = Position<Partial<Counting>>;

/**
 * One step of the same walk as `rebuildStep`, but it changes nothing. A row of counts that changes
 * while its members are being counted is not reported.
 */
export async function checkStep(
  db: AppReader,
  cursor: StepCursor,
  numItems: number,
  options: DirectoryOptions,
): Promise<CheckStep> {
  const position: CheckPosition = readPosition(cursor, numItems);
  switch (position.phase) {
    case "members":
      return checkMembers(db, position, numItems, options);
    case "rows":
      return checkRows(db, position, numItems, options);
    case "counts":
      return checkCounts(readDirectory(db), position, numItems);
  }
}

async function checkMembers(
  db: AppReader,
  position: CheckPosition,
  numItems: number,
  options: DirectoryOptions,
): Promise<CheckStep> {
  const page = await db.query(options.table).paginate({ numItems, cursor: position.cursor });
  const found: Drift[] = [];
  for (const { _id } of page.page) {
    const member = _id as string;
    const expected = await expectedRows(db, member, options);
    const { wrong, missing } = difference(await storedRows(db, member), expected);
    if (wrong.length + missing.length > 0) found.push({ kind: "member", member });
  }
  return { cursor: afterPage(position, page), drift: found };
}

async function checkRows(
  db: AppReader,
  position: CheckPosition,
  numItems: number,
  options: DirectoryOptions,
): Promise<CheckStep> {
  const directory = readDirectory(db);
  const page = await directory
    .query("orgDirectory")
    .paginate({ numItems, cursor: position.cursor });
  const expected = expectedOnce(db, options);
  const gone = new Set<string>();
  const uncounted: Drift[] = [];
  for (const row of page.page) {
    const { member, organization } = row;
    // Members who still exist were checked in the phase before.
    if ((await expected(member)).length === 0) gone.add(member);
    else if (isHead(row) && !(await findCounts(directory, organization as Value, row.shard))) {
      uncounted.push({ kind: "counts", organization, shard: row.shard });
    }
  }
  const drifted = [...gone].map((member) => ({ kind: "member" as const, member }));
  return { cursor: afterPage(position, page), drift: [...drifted, ...uncounted] };
}

async function checkCounts(
  db: DirectoryReader,
  position: CheckPosition,
  numItems: number,
): Promise<CheckStep> {
  const page = await db
    .query("orgDirectoryCounts")
    .paginate({ numItems: 1, cursor: position.cursor });
  const next = afterPage(position, page);
  const [counts] = page.page;
  if (!counts) return { cursor: next, drift: [] };

  const { organization, shard } = counts;
  const wrong: Drift[] = [{ kind: "counts", organization, shard }];
  const first = await findCounts(db, organization as Value, shard);
  if (first?._id !== counts._id) return { cursor: next, drift: wrong };

  // The cursor may be one of a rebuild, which counts in the table.
  const { recount: begun = startOfRecount, stored = counts.sections } = position.counting ?? {};
  const { isDone, ...recount } = await countOn(db, counts, begun, numItems);
  if (!isDone) {
    return { cursor: writePosition({ ...position, counting: { recount, stored } }), drift: [] };
  }
  const isUnchanged = isSameSections(counts.sections, stored);
  const isRight = isSameSections(recount.sections, stored);
  return { cursor: next, drift: isUnchanged && !isRight ? wrong : [] };
}
