import {
  paginationOptsValidator,
  paginationResultValidator,
  type QueryBuilder,
} from "convex/server";
import { v } from "convex/values";
import { admit } from "../admit.js";
import { pageLimits } from "../pageLimits.js";
import { publicMember } from "../publicMember.js";
import { emptyPage, readPage } from "../readPage.js";
import type { UntypedDataModel } from "../untypedCtx.js";
import { shownSection, uniqueMembers } from "./directoryRows.js";
import type { DirectoryOptions } from "./directoryOptions.js";
import { orderValidator, placeValidator, rowsFrom } from "./place.js";
import { pointedMember } from "./pointedMember.js";
import { sectionsValidator, type Sections } from "./sections.js";

/**
 * The active members of the viewer's organization from a place in the alphabetical list on, in
 * pages, forwards or backwards; and which of them are in which section.
 */
export function browseActiveUsersInOrg(
  query: QueryBuilder<UntypedDataModel, "public">,
  options: DirectoryOptions,
) {
  const page = paginationResultValidator(publicMember(options.table, options.fields));
  return query({
    args: { from: placeValidator, order: orderValidator, paginationOpts: paginationOptsValidator },
    returns: v.object({
      ...page.fields,
      sections: sectionsValidator,
    }),
    handler: async (ctx, { from, order, paginationOpts }) => {
      const limits = pageLimits(paginationOpts, options.maxNumItems);
      const organization = await admit(ctx, options);
      if (organization === null) return { ...emptyPage, sections: [] };

      const rows = await rowsFrom(ctx, options.table, organization, from, order);
      const result = await readPage(rows, limits, options.maxNumItems);
      const found = await Promise.all(
        uniqueMembers(result.page).map(async (row) => ({
          member: await pointedMember(ctx, options.table, organization, row),
          section: shownSection(row.section ?? ""),
        })),
      );
      const members = [];
      const sections: Sections = [];
      for (const { member, section } of found) {
        if (member === null) continue;
        members.push(member);
        const last = sections.at(-1);
        if (last?.section === section) last.count += 1;
        else sections.push({ section, count: 1 });
      }
      return { ...result, page: members, sections };
    },
  });
}
