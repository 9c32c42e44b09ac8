import { compareValues, v, type Value } from "convex/values";
import type { Place } from "../../core/browse/place.js";
import type { AdmittedOrganization } from "../admit.js";
import { orgMembersError } from "../orgMembersError.js";
import type { UntypedCtx } from "../untypedCtx.js";
import { type DirectoryReader, readDirectory } from "./directoryDb.js";
import { type DirectoryRow, type HeadRow, isHead, storedSection } from "./directoryRows.js";
import { pointedMember } from "./pointedMember.js";

export const placeValidator = v.union(
  v.object({
    edge: v.union(v.literal("before"), v.literal("after")),
    section: v.string(),
  }),
  v.object({ member: v.string(), section: v.optional(v.string()) }),
);

export const orderValidator = v.union(v.literal("asc"), v.literal("desc"));

/**
 * All rows from a place on, in one direction: from the edge of a section through all that follow,
 * from a member to the edge of their section. Forwards the member is the first of them, backwards
 * they are left out.
 *
 * @throws ConvexError `NOT_FOUND` where the viewer may not see the member, or the member is not in
 *   the section that the place names: both get the same answer
 */
export async function rowsFrom(
  ctx: UntypedCtx,
  table: string,
  organization: AdmittedOrganization,
  from: Place,
  order: "asc" | "desc",
) {
  const db = readDirectory(ctx.db);
  if ("member" in from) {
    const head = await headOf(db, organization.id, from.member);
    const isElsewhere = from.section !== undefined && storedSection(from.section) !== head?.section;
    // The directory may be out of date: the member's own row tells whether they are still there.
    const isThere =
      head && !isElsewhere && (await pointedMember(ctx, table, organization, head)) !== null;
    if (!isThere) throw orgMembersError("NOT_FOUND");
    return rowsFromHead(db, organization.id, head, order);
  }
  const section = storedSection(from.section);
  const isInclusive = (from.edge === "before") === (order === "asc");
  return db
    .query("orgDirectory")
    .withIndex("by_section", (q) => {
      const all = q.eq("organization", organization.id);
      // Only a member's first row has a section. The others come before all text.
      if (order === "asc")
        return isInclusive ? all.gte("section", section) : all.gt("section", section);
      const named = all.gte("section", "");
      return isInclusive ? named.lte("section", section) : named.lt("section", section);
    })
    .order(order);
}

/** The rows of a section from a member's row on; backwards, those before it. */
export function rowsFromHead(
  db: DirectoryReader,
  organization: Value,
  { section, sortKey }: Pick<DirectoryRow, "section" | "sortKey">,
  order: "asc" | "desc",
) {
  return db
    .query("orgDirectory")
    .withIndex("by_section", (q) => {
      const all = q.eq("organization", organization).eq("section", section);
      return order === "asc" ? all.gte("sortKey", sortKey) : all.lt("sortKey", sortKey);
    })
    .order(order);
}

/** The first row of a member of an organization. */
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
