import {
  paginationOptsValidator,
  paginationResultValidator,
  type QueryBuilder,
} from "convex/server";
import { admit, type Admission } from "./admit.js";
import { pageLimits } from "./pageLimits.js";
import { publicMember } from "./publicMember.js";
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

      const result = await organization.activeMembers().order(order).paginate(limits);
      // A page with an end has all rows up to it, whatever the limits: the end that the client
      // sends (`endCursor`), or the one that Convex remembers for a live page. So a page may grow
      // while it is open; `usePaginatedQuery` splits it at twice its first size. One that is larger
      // still is not sent: "SplitRequired" makes that hook ask for its halves, as often as needed.
      if (result.page.length > 2 * maxNumItems) {
        return { ...result, page: [], pageStatus: "SplitRequired" as const };
      }
      // Without an end Convex may say "SplitRequired" itself, where a limit was reached. The page is
      // then short, but as nothing is filtered it is whole up to `continueCursor`: it can be shown.
      const pageStatus =
        result.pageStatus === "SplitRequired" ? ("SplitRecommended" as const) : result.pageStatus;
      const members = await Promise.all(result.page.map(organization.publicMember));
      const page = members.flatMap((member) => (member === null ? [] : [member]));
      return { ...result, page, pageStatus };
    },
  });
}

// `returns` admits no null cursor. A client never sends this one: the list is done.
const emptyPage = { page: [], isDone: true, continueCursor: "" };
