import {
  paginationOptsValidator,
  paginationResultValidator,
  type QueryBuilder,
} from "convex/server";
import { admit, type Admission } from "./admit.js";
import { pageSize } from "./pageSize.js";
import { publicMember } from "./publicMember.js";
import type { UntypedDataModel } from "./untypedCtx.js";

/** The options of `orgMembers` with every default filled in. */
export interface ListOptions extends Admission {
  readonly order: "asc" | "desc";
  readonly maxPageSize: number;
}

/**
 * The active members of the viewer's organization, in pages. The client sends a page's size and
 * cursor, and nothing else: Convex refuses any other argument. A cursor only chooses where in the
 * organization's range to start: Convex binds it to that range and refuses it elsewhere.
 */
export function listActiveUsersInOrg(
  query: QueryBuilder<UntypedDataModel, "public">,
  options: ListOptions,
) {
  return query({
    args: { paginationOpts: paginationOptsValidator },
    returns: paginationResultValidator(publicMember(options.table, options.fields)),
    handler: async (ctx, { paginationOpts }) => {
      const numItems = pageSize(paginationOpts.numItems, options.maxPageSize);
      const organization = await admit(ctx, options);
      if (organization === null) return emptyPage;

      const result = await organization
        .activeMembers()
        .order(options.order)
        .paginate({ ...paginationOpts, numItems });
      const page = await Promise.all(result.page.map(organization.publicMember));
      return { ...result, page: page.filter((member) => member !== null) };
    },
  });
}

// `returns` admits no null cursor. A client never sends this one: the list is done.
const emptyPage = { page: [], isDone: true, continueCursor: "" };
