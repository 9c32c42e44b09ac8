import { compareValues, v, type Value } from "convex/values";
import type { Place } from "../../core/browse/place.js";
import { orgMembersError } from "../orgMembersError.js";
import type { DirectoryReader } from "./directoryDb.js";
import { type HeadRow, isHead, storedSection } from "./directoryRows.js";

export const placeValidator = v.union(
  v.object({
    edge: v.union(v.literal("before"), v.literal("after")),
    section: v.string(),
  }),
  v.object({ member: v.string(), section: v.optional(v.string()) }),
);

export const orderValidator = v.union(v.literal("asc"), v.literal("desc"));

/**
 * Everybody from a place on, in one direction: from the edge of a section through all that follow,
 * from a member to the edge of their section. Forwards a member is the first of them, backwards
 * they are left out.
 *
 * @throws ConvexError `NOT_FOUND` where the member is not in the directory of the organization, or
 *   not in the section that the place names: the answer to a stranger's id is the same
 */
export async function rowsFrom(
  db: DirectoryReader,
  organization: Value,
  from: Place,
  order: "asc" | "desc",
) {
  const rows = db.query("orgDirectory");
  if ("edge" in from) {
    const section = storedSection(from.section);
    const isInclusive = (from.edge === "before") === (order === "asc");
    return rows
      .withIndex("by_section", (q) => {
        const all = q.eq("organization", organization);
        // Rows that do not stand for a member have no section: they come before all text.
        if (order === "asc")
          return isInclusive ? all.gte("section", section) : all.gt("section", section);
        const named = all.gte("section", "");
        return isInclusive ? named.lte("section", section) : named.lt("section", section);
      })
      .order(order);
  }
  const head = await headOf(db, organization, from.member);
  const isElsewhere = from.section !== undefined && storedSection(from.section) !== head?.section;
  if (head === undefined || isElsewhere) throw orgMembersError("NOT_FOUND");
  return rows
    .withIndex("by_section", (q) => {
      const section = q.eq("organization", organization).eq("section", head.section);
      return order === "asc"
        ? section.gte("sortKey", head.sortKey)
        : section.lt("sortKey", head.sortKey);
    })
    .order(order);
}

/** The row that stands for a member of an organization. */
async function headOf(
  db: DirectoryReader,
  organization: Value,
  member: string,
): Promise<HeadRow | undefined> {
  const rows = db.query("orgDirectory").withIndex("by_member", (q) => q.eq("member", member));
  for await (const row of rows) {
    if (isHead(row) && compareValues(row.organization, organization) === 0) return row;
  }
  return undefined;
}
