import {
  paginationOptsValidator,
  paginationResultValidator,
  type GenericDocument,
  type QueryBuilder,
} from "convex/server";
import type { PropertyValidators, Value } from "convex/values";
import { orgMembersError } from "./orgMembersError.js";
import { pageSize } from "./pageSize.js";
import { publicMember } from "./publicMember.js";
import { toPublicMember } from "./toPublicMember.js";
import type { UntypedCtx, UntypedDataModel } from "./untypedCtx.js";
import type { ViewerResolver } from "./viewer.js";

type Mapped = Record<string, Value | undefined> | null;

/** The options of `orgMembers` with every default filled in. */
export interface ListOptions {
  readonly table: string;
  readonly index: string;
  readonly organizationField: string;
  readonly activeField: string;
  readonly active: Value;
  readonly order: "asc" | "desc";
  readonly viewer: ViewerResolver<UntypedCtx>;
  readonly member: (row: GenericDocument, ctx: UntypedCtx) => Mapped | Promise<Mapped>;
  readonly fields: PropertyValidators;
  readonly maxPageSize: number;
}

/**
 * THE TENANT BOUNDARY. All that decides who sees which rows is in this file:
 *
 * 1. The client sends a page's size and cursor, and nothing else: Convex refuses any other
 *    argument. Whose organization is read never depends on it.
 * 2. Nobody is served without an identity that Convex has verified.
 * 3. The viewer is resolved on every run. No viewer or no organization: an empty list. A
 *    deactivated one: a refusal.
 * 4. Rows come from one index range, (the viewer's organization, active). A cursor only chooses
 *    where in that range to start: Convex binds it to the range and refuses it elsewhere.
 * 5. What leaves is built from declared fields alone, and Convex validates it once more.
 */
export function listActiveUsersInOrg(
  query: QueryBuilder<UntypedDataModel, "public">,
  options: ListOptions,
) {
  const { table, index, organizationField, activeField, active, order } = options;

  return query({
    args: { paginationOpts: paginationOptsValidator },
    returns: paginationResultValidator(publicMember(table, options.fields)),
    handler: async (ctx, { paginationOpts }) => {
      const numItems = pageSize(paginationOpts.numItems, options.maxPageSize);

      const identity = await ctx.auth.getUserIdentity();
      if (identity === null) throw orgMembersError("UNAUTHORIZED");

      const viewer = await options.viewer(ctx, {
        identity,
        table,
        organizationField,
        activeField,
        active,
      });
      if (viewer === null) {
        console.warn(
          `listActiveUsersInOrg: "${identity.subject}" is signed in, but no row of "${table}" makes them a member, ` +
            `so their list is empty. Is something filling the table?`,
        );
        return emptyPage;
      }
      const { organization } = viewer;
      if (organization === null || organization === undefined || organization === "") {
        return emptyPage;
      }
      if (viewer.isActive !== true) throw orgMembersError("FORBIDDEN");

      const result = await ctx.db
        .query(table)
        .withIndex(index, (q) => q.eq(organizationField, organization).eq(activeField, active))
        .order(order)
        .paginate({ ...paginationOpts, numItems });

      const page = await Promise.all(
        result.page.map(async (row) => {
          const chosen = await options.member(row, ctx);
          return chosen === null ? [] : [toPublicMember(row, chosen, options.fields)];
        }),
      );
      return { ...result, page: page.flat() };
    },
  });
}

// `returns` admits no null cursor. A client never sends this one: the list is done.
const emptyPage = { page: [], isDone: true, continueCursor: "" };
