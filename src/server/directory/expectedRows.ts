import { fieldAt } from "../fieldAt.js";
import { isActiveRow, isOrganization } from "../memberTable.js";
import { personOf } from "../personOf.js";
import type { AppReader } from "./directoryDb.js";
import type { DirectoryOptions } from "./directoryOptions.js";
import { directoryRows, type DirectoryRow } from "./directoryRows.js";

/** The rows that a member should have now: none for an id that is not of an active member. */
export async function expectedRows(
  db: AppReader,
  member: string,
  options: DirectoryOptions,
): Promise<DirectoryRow[]> {
  const id = db.normalizeId(options.table, member);
  const row = id && (await db.get(id));
  if (!row || !isActiveRow(row, options)) return [];
  const organization = fieldAt(row, options.organizationField);
  if (!isOrganization(organization)) return [];
  const named = options.person ? await personOf(row, db, options.person) : row;
  const name = named && options.name(named);
  if (named === null || name === null) return [];
  return directoryRows(member, organization, name ?? "", options.sortKey(name ?? "", named));
}

/** {@link expectedRows} for a walk over many rows, which reads each member once. */
export function expectedOnce(db: AppReader, options: DirectoryOptions) {
  const known = new Map<string, Promise<DirectoryRow[]>>();
  return (member: string): Promise<DirectoryRow[]> => {
    const rows = known.get(member) ?? expectedRows(db, member, options);
    known.set(member, rows);
    return rows;
  };
}
