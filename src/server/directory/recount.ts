import type { Counts } from "./counts.js";
import type { DirectoryReader } from "./directoryDb.js";
import { countedIn } from "./sections.js";

/** The counts so far, up to a creation time. */
export type Recount = NonNullable<Counts["recount"]>;

export const startOfRecount: Recount = { through: 0, sections: [] };

/** Counts the next rows of an organization's shard. `isDone` when there are no more. */
export async function countOn(
  db: DirectoryReader,
  { organization, shard }: Counts,
  { through, sections }: Recount,
  numItems: number,
): Promise<Recount & { isDone: boolean }> {
  const rows = await db
    .query("orgDirectory")
    .withIndex("by_shard", (q) =>
      q.eq("organization", organization).eq("shard", shard).gt("_creationTime", through),
    )
    .take(numItems);
  return {
    through: rows.at(-1)?._creationTime ?? through,
    sections: rows.reduce((sum, { section = "" }) => countedIn(sum, section, 1), sections),
    isDone: rows.length < numItems,
  };
}
