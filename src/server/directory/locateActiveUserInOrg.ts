import type { QueryBuilder } from "convex/server";
import { v, type GenericId, type Value } from "convex/values";
import { admit } from "../admit.js";
import { orgMembersError } from "../orgMembersError.js";
import type { UntypedDataModel } from "../untypedCtx.js";
import { sectionCounts } from "./countActiveUsersBySection.js";
import { type DirectoryReader, readDirectory } from "./directoryDb.js";
import { type DirectoryRow, shownSection } from "./directoryRows.js";
import type { DirectoryOptions } from "./expectedRows.js";
import { orderValidator, placeValidator, rowsFrom } from "./place.js";
import { pointedMember } from "./pointedMember.js";

/** How many members are skipped at most: a fraction of what one query may read. */
const MAX_SKIP = 8_000;

/** How many members before somebody are counted; beyond, their place is estimated. */
const MAX_COUNTED = 100;

/** How many rows that point to nobody are passed over. */
const MAX_HIDDEN = 100;

/**
 * Who stands so many members on from a place in the alphabetical list, and where that is. It reads
 * what it skips, once: it is meant to be asked, not subscribed to.
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
      if (!Number.isInteger(skip) || skip < 0) {
        throw orgMembersError(
          "BAD_REQUEST",
          `skip must be a whole number of at least 0, not ${skip}`,
        );
      }
      const organization = await admit(ctx, options);
      if (organization === null) return null;

      const db = readDirectory(ctx.db);
      const seen: DirectoryRow[] = [];
      const wanted = Math.min(skip, MAX_SKIP);
      for await (const row of await rowsFrom(db, organization.id, from, order)) {
        seen.push(row);
        if (seen.length <= wanted) continue;
        const member = await pointedMember(ctx, options.table, organization, row);
        if (member !== null) return found(db, organization.id, row, seen.length - 1);
        if (seen.length > wanted + MAX_HIDDEN) return null;
      }
      // So many there are not: it is the last one.
      for (const row of seen.slice(-MAX_HIDDEN).toReversed()) {
        const member = await pointedMember(ctx, options.table, organization, row);
        if (member !== null) return found(db, organization.id, row, seen.indexOf(row));
      }
      return null;
    },
  });

  async function found(
    db: DirectoryReader,
    organization: Value,
    row: DirectoryRow,
    skipped: number,
  ) {
    const section = shownSection(row.section!);
    const place = { member: row.member, section };
    const above = await (await rowsFrom(db, organization, place, "desc")).take(MAX_COUNTED + 1);
    const before =
      above.length <= MAX_COUNTED ? above.length : await estimated(db, organization, row, section);
    return { member: row.member as GenericId<string>, section, skipped, before };
  }
}

/**
 * How many members of its section probably stand before a row: its share of the alphabet between
 * the first and the last of them.
 */
async function estimated(
  db: DirectoryReader,
  organization: Value,
  row: DirectoryRow,
  section: string,
): Promise<number> {
  const counts = await sectionCounts(db, organization);
  const count = counts.find((each) => each.section === section)?.count ?? 0;
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
  const [first, last] = [await edge("asc"), await edge("desc")];
  let common = 0;
  while (common < first.length && first[common] === last[common]) common += 1;
  const value = (key: string) =>
    Array.from(key.slice(common, common + 4)).reduceRight(
      (sum, letter) => (sum + Math.min(letter.codePointAt(0)!, 0x2ff)) / 0x300,
      0,
    );
  const share = (value(row.sortKey!) - value(first)) / (value(last) - value(first) || 1);
  return Math.round(Math.max(0, Math.min(1, share)) * Math.max(0, count - 1));
}
