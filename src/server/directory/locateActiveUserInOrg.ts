import type { QueryBuilder } from "convex/server";
import { v, type GenericId, type Value } from "convex/values";
import { admit } from "../admit.js";
import { countProblem } from "../countProblem.js";
import { orgMembersError } from "../orgMembersError.js";
import type { UntypedDataModel } from "../untypedCtx.js";
import { sectionCounts } from "./countActiveUsersBySection.js";
import { type DirectoryReader, readDirectory } from "./directoryDb.js";
import { type DirectoryRow, shownSection } from "./directoryRows.js";
import type { DirectoryOptions } from "./directoryOptions.js";
import { orderValidator, placeValidator, rowsFrom, rowsFromHead } from "./place.js";
import { pointedMember } from "./pointedMember.js";
import { shareBetween } from "./shareBetween.js";

/** How many members are skipped at most: a fraction of what one query may read. */
const MAX_SKIP = 8_000;

/** How many members before the one found are counted; if there are more, the number is estimated. */
const MAX_COUNTED = 100;

/** How many rows that point to no visible member are passed over. */
const MAX_HIDDEN = 100;

/**
 * The member that is `skip` members after a place in the alphabetical list, and where that is. It
 * reads all that it skips: so ask it once, and do not subscribe to it.
 */
export function locateActiveUserInOrg(
  query: QueryBuilder<UntypedDataModel, "public">,
  options: DirectoryOptions,
) {
  return query({
    args: { from: placeValidator, order: orderValidator, skip: v.number() },
    returns: v.union(
      v.null(),
      v.object({
        member: v.id(options.table),
        section: v.string(),
        skipped: v.number(),
        before: v.number(),
      }),
    ),
    handler: async (ctx, { from, order, skip }) => {
      const problem = countProblem("skip", skip, 0);
      if (problem) throw orgMembersError("BAD_REQUEST", problem);
      const organization = await admit(ctx, options);
      if (organization === null) return null;

      const seen: DirectoryRow[] = [];
      const wanted = Math.min(skip, MAX_SKIP);
      const isThere = async (row: DirectoryRow) =>
        (await pointedMember(ctx, options.table, organization, row)) !== null;
      const found = async (index: number) => {
        const row = seen[index]!;
        return {
          member: row.member as GenericId<string>,
          section: shownSection(row.section!),
          skipped: index,
          before: await countBefore(readDirectory(ctx.db), organization.id, row, {
            skipped: "edge" in from ? skippedInSection(seen, index) : undefined,
            order,
          }),
        };
      };
      for await (const row of await rowsFrom(ctx, options.table, organization, from, order)) {
        seen.push(row);
        if (seen.length <= wanted) continue;
        if (await isThere(row)) return found(seen.length - 1);
        if (seen.length > wanted + MAX_HIDDEN) return null;
      }
      // There are fewer members than that: take the last one.
      for (let index = seen.length - 1; index >= Math.max(0, seen.length - MAX_HIDDEN); index--) {
        if (await isThere(seen[index]!)) return found(index);
      }
      return null;
    },
  });
}

/** How many rows of its section come before a row in the order of reading. */
function skippedInSection(seen: readonly DirectoryRow[], index: number): number {
  const other = seen.findLastIndex((row, at) => at < index && row.section !== seen[index]!.section);
  return index - other - 1;
}

/**
 * How many members of its section are before a row. If the section was read from one of its edges,
 * `skipped` tells. Otherwise they are counted or, where there are many, estimated.
 */
async function countBefore(
  db: DirectoryReader,
  organization: Value,
  row: DirectoryRow,
  { skipped, order }: { skipped: number | undefined; order: "asc" | "desc" },
): Promise<number> {
  if (skipped !== undefined && order === "asc") return skipped;
  if (skipped !== undefined) {
    const count = await countOf(db, organization, row.section!);
    return Math.max(0, count - 1 - skipped);
  }
  const above = await rowsFromHead(db, organization, row, "desc").take(MAX_COUNTED + 1);
  return above.length <= MAX_COUNTED ? above.length : estimated(db, organization, row);
}

async function countOf(db: DirectoryReader, organization: Value, section: string): Promise<number> {
  const counts = await sectionCounts(db, organization);
  return counts.find((each) => each.section === shownSection(section))?.count ?? 0;
}

/**
 * How many members of its section are probably before a row: its share of the alphabet between the
 * first and the last of them.
 */
async function estimated(
  db: DirectoryReader,
  organization: Value,
  row: DirectoryRow,
): Promise<number> {
  const count = await countOf(db, organization, row.section!);
  const edge = async (order: "asc" | "desc") =>
    (
      await db
        .query("orgDirectory")
        .withIndex("by_section", (q) =>
          q.eq("organization", organization).eq("section", row.section),
        )
        .order(order)
        .first()
    )?.sortKey ?? "";
  const share = shareBetween(await edge("asc"), row.sortKey!, await edge("desc"));
  return Math.round(share * Math.max(0, count - 1));
}
