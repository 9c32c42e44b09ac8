import {
  paginationOptsValidator,
  paginationResultValidator,
  type QueryBuilder,
} from "convex/server";
import { admit, type Admission } from "./admit.js";
import { pageLimits } from "./pageLimits.js";
import { publicMember } from "./publicMember.js";
import { emptyPage, readPage } from "./readPage.js";
import type { UntypedDataModel } from "./untypedCtx.js";

/** The options of `orgMembers` with every default filled in. */
export interface ListOptions extends Admission {
  readonly order: "asc" | "desc";
  readonly maxNumItems: number;
}

/**
 * The active members of the viewer's organization, in pages. The client sends a page's size and
 * its cursors, and nothing else: Convex refuses any other argument. A cursor only chooses where in
 * the organization's range to start or to end: Convex binds it to that range and refuses it
 * elsewhere.
 */
export function listActiveUsersInOrg(
  query: QueryBuilder<UntypedDataModel, "public">,
  options: ListOptions,
) {
  const { order, maxNumItems } = options;

  return query({
    args: { paginationOpts: paginationOptsValidator },
    returns: paginationResultValidator(publicMember(options.table, options.fields)),
    handler: async (ctx, { paginationOpts }) => {
      const limits = pageLimits(paginationOpts, maxNumItems);
      const organization = await admit(ctx, options);
      if (organization === null) return emptyPage;

      const rows = organization.activeMembers().order(order);
      const result = await readPage(rows, limits, maxNumItems);
      const members = await Promise.all(result.page.map((row) => organization.publicMember(row)));
      const page = members.flatMap((member) => (member === null ? [] : [member]));
      return { ...result, page };
    },
  });
}
