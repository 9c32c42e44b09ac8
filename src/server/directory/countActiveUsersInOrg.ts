import type { QueryBuilder } from "convex/server";
import { v } from "convex/values";
import { admit } from "../admit.js";
import type { UntypedDataModel } from "../untypedCtx.js";
import { readDirectory } from "./directoryDb.js";
import type { DirectoryOptions } from "./expectedRows.js";

/** How many active members the viewer's organization has. Reads at most 26 rows. */
export function countActiveUsersInOrg(
  query: QueryBuilder<UntypedDataModel, "public">,
  options: DirectoryOptions,
) {
  return query({
    args: {},
    returns: v.number(),
    handler: async (ctx) => {
      const organization = await admit(ctx, options);
      if (organization === null) return 0;

      let total = 0;
      const rows = readDirectory(ctx.db)
        .query("orgDirectoryCounts")
        .withIndex("by_organization", (q) => q.eq("organization", organization.id));
      for await (const { sections } of rows) {
        for (const { count } of sections) total += count;
      }
      return total;
    },
  });
}
