import { isDeletedOrganization } from "./isDeletedOrganization.js";
import { rowOfPerson, rowsOfMemberships, type KnownPerson } from "./memberRows.js";
import type { SyncOptions } from "./syncOptions.js";
import type { NewUserRow, UserRow, WorkosMutationCtx } from "./workosCtx.js";

/** Writes a person's rows in `users`, as they follow from all that WorkOS has said of the person. */
export async function updateRows(
  ctx: WorkosMutationCtx,
  workosUserId: string,
  { severalOrganizations, onUserChange }: SyncOptions,
): Promise<void> {
  const person = await readPerson(ctx, workosUserId);
  const wanted = severalOrganizations ? rowsOfMemberships(person) : [rowOfPerson(person)];

  const spare: UserRow[] = [];
  const rows = ctx.db
    .query("users")
    .withIndex("by_workos_id", (q) => q.eq("workosUserId", workosUserId));
  for await (const row of rows) spare.push(row);

  // A row stays the row of its organization: its id may be in other tables.
  const places = wanted.map((row) => ({
    row,
    place: takeFrom(spare, (one) => one.orgId === row.orgId),
  }));
  for (const { row, place = takeFrom(spare, () => true) } of places) {
    if (place !== undefined && !differs(row, place)) continue;
    await onUserChange(ctx, await write(ctx, place, row));
  }
  // Rows are left over when an app has changed `severalOrganizations`.
  for (const { _id } of spare) {
    await ctx.db.delete(_id);
    await onUserChange(ctx, _id);
  }
}

/** @returns the row's id */
async function write(ctx: WorkosMutationCtx, place: UserRow | undefined, row: NewUserRow) {
  if (place === undefined) return ctx.db.insert("users", row);
  // The row of a deleted person also loses the fields that the app has added.
  if (row.deletedAt !== undefined) await ctx.db.replace(place._id, row);
  else await ctx.db.patch(place._id, { ...unset, ...row });
  return place._id;
}

async function readPerson(ctx: WorkosMutationCtx, workosUserId: string): Promise<KnownPerson> {
  const profile = await ctx.db
    .query("workosUsers")
    .withIndex("by_workos_user_id", (q) => q.eq("workosUserId", workosUserId))
    .unique();
  const memberships = [];
  const own = ctx.db
    .query("workosMemberships")
    .withIndex("by_workos_user_id", (q) => q.eq("workosUserId", workosUserId));
  for await (const membership of own) {
    const isGone =
      membership.status !== "deleted" &&
      (await isDeletedOrganization(ctx, membership.organizationId));
    memberships.push(isGone ? { ...membership, status: "deleted" as const } : membership);
  }
  return { workosUserId, profile, memberships };
}

/** Removes the first item that fits from the array and returns it. */
function takeFrom<T>(array: T[], fits: (item: T) => boolean): T | undefined {
  const index = array.findIndex(fits);
  return index < 0 ? undefined : array.splice(index, 1)[0];
}

// A patch removes the fields that WorkOS no longer has, and keeps those that the app has added.
const unset = {
  orgId: undefined,
  orgRole: undefined,
  displayName: undefined,
  avatarUrl: undefined,
  deletedAt: undefined,
};

/** A write makes every list that shows the row run again. */
function differs(row: NewUserRow, place: UserRow): boolean {
  const wanted: Partial<NewUserRow> = { ...unset, ...row };
  return (Object.keys(wanted) as (keyof NewUserRow)[]).some((key) => wanted[key] !== place[key]);
}
