import type { Preloaded } from "convex/react";
import { assertNumItems } from "../core/session/assertNumItems.js";
import {
  assertMembersQuery,
  type MemberOf,
  type MembersArgs,
  type MembersQuery,
  NO_ARGS,
  type QueryArgs,
} from "../core/session/membersQuery.js";
import { DEFAULT_INITIAL_NUM_ITEMS } from "../core/session/pageSizes.js";
import type { FirstRows } from "../core/session/session.js";
import { usePreloadedMembers } from "./usePreloadedMembers.js";

/** Where a connected component gets its members: from a query, or a payload that names its query. */
export type MembersSource<Query extends MembersQuery> =
  | {
      /** `api.users.queries.listActiveUsersInOrg`, or wherever your app exports it. */
      query: Query;
      preloaded?: undefined;
      /** What a `customQuery` asks for beside the page, such as a session's id. @defaultValue none */
      args?: MembersArgs<Query>;
      /**
       * How many members the first page holds.
       *
       * @defaultValue 100
       */
      initialNumItems?: number;
    }
  | {
      /**
       * The first page, loaded on the server: the payload of `preloadQuery` from `convex/nextjs`,
       * called with `{ paginationOpts: { numItems, cursor: null } }`. It names its query and its size.
       */
      preloaded: Preloaded<Query>;
      query?: undefined;
      args?: undefined;
      initialNumItems?: undefined;
    };

/**
 * @returns the query to subscribe to, and the rows to show before it answers
 * @throws UsageError where `query` is not a reference to a function, `preloaded` is not a first
 *   page, or `initialNumItems` is not a whole number of at least 1
 */
export function useMembersSource<Query extends MembersQuery>({
  query: givenQuery,
  args,
  preloaded,
  initialNumItems = DEFAULT_INITIAL_NUM_ITEMS,
}: MembersSource<Query>): {
  query: Query;
  args: QueryArgs;
  initialNumItems: number;
  first: FirstRows<MemberOf<Query>> | null | undefined;
} {
  const page = usePreloadedMembers(preloaded);
  const query = page?.query ?? givenQuery;
  assertMembersQuery(query);
  const numItems = page?.initialNumItems ?? initialNumItems;
  assertNumItems("initialNumItems", numItems);
  return {
    query: query as Query,
    args: page?.args ?? (args as QueryArgs | undefined) ?? NO_ARGS,
    initialNumItems: numItems,
    first: page?.first,
  };
}
