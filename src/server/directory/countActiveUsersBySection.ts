import type { QueryBuilder } from "convex/server";
import type { Value } from "convex/values";
import { compareSections } from "../../core/words/sectionOrder.js";
import { admit } from "../admit.js";
import type { UntypedDataModel } from "../untypedCtx.js";
import { type DirectoryReader, readDirectory } from "./directoryDb.js";
import { shownSection } from "./directoryRows.js";
import type { DirectoryOptions } from "./directoryOptions.js";
import { sectionsValidator, type Sections } from "./sections.js";

/**
 * How many active members the viewer's organization has in each section, in the order of the list.
 * Reads at most 26 rows, however many members there are.
 */
export function countActiveUsersBySection(
  query: QueryBuilder<UntypedDataModel, "public">,
  options: DirectoryOptions,
) {
  return query({
    args: {},
    returns: sectionsValidator,
    handler: async (ctx) => {
      const organization = await admit(ctx, options);
      return organization === null ? [] : sectionCounts(readDirectory(ctx.db), organization.id);
    },
  });
}

/** The sections of an organization; those without members are left out. */
export async function sectionCounts(db: DirectoryReader, organization: Value): Promise<Sections> {
  const counts = new Map<string, number>();
  const rows = db
    .query("orgDirectoryCounts")
    .withIndex("by_organization", (q) => q.eq("organization", organization));
  for await (const { sections } of rows) {
    for (const { section, count } of sections) {
      const shown = shownSection(section);
      counts.set(shown, (counts.get(shown) ?? 0) + count);
    }
  }
  return [...counts]
    .map(([section, count]) => ({ section, count }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => compareSections(a.section, b.section));
}
