import type { QueryBuilder } from "convex/server";
import { v } from "convex/values";
import { admit } from "../admit.js";
import type { UntypedDataModel } from "../untypedCtx.js";
import { sectionCounts } from "./countActiveUsersBySection.js";
import { readDirectory } from "./directoryDb.js";
import type { DirectoryOptions } from "./directoryOptions.js";

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
      const sections = await sectionCounts(readDirectory(ctx.db), organization.id);
      return sections.reduce((total, { count }) => total + count, 0);
    },
  });
}
