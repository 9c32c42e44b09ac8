"use client";

import type { UsePaginatedQueryResult } from "convex/react";
import {
  assertMembersQuery,
  type MemberOf,
  type MembersArgs,
  type MembersQuery,
  NO_ARGS,
  type QueryArgs,
  sourceOf,
} from "../core/session/membersQuery.js";
import { DEFAULT_INITIAL_NUM_ITEMS } from "../core/session/pageSizes.js";
import type { AuthStatus } from "../core/session/paginatedMembers.js";
import { useAuthStatus } from "./useAuthStatus.js";
import { useLiveMembers } from "./useLiveMembers.js";

export interface UseActiveOrgMembersOptions {
  /**
   * How many members the first page holds. Convex keeps one subscription per page, and splits
   * pages larger than twice this number.
   *
   * @defaultValue 100
   */
  initialNumItems?: number;
}

/** What Convex's `usePaginatedQuery` returns, and whether anyone is signed in. */
export type UseActiveOrgMembersResult<Query extends MembersQuery> = UsePaginatedQueryResult<
  MemberOf<Query>
> & {
  /** `"loading"` until the server has confirmed the first token. */
  auth: AuthStatus;
};

/**
 * The active members of the viewer's organization, live, in the query's order: newest first by default.
 *
 * It is `usePaginatedQuery` with a few differences: it waits for the sign-in, an unchanged
 * member is the same object after every update and an unchanged list the same array, no `_id`
 * comes twice, `loadMore` never changes, and a refreshed sign-in keeps the rows loaded so far.
 * Signed out or skipped, it is an empty list that is not loading.
 *
 * Where a user can switch organizations, mount the component that calls this with
 * `key={organizationId}`: nothing in the browser tells Convex's hook that the rows now belong to
 * somebody else until the server's answer is there.
 *
 * @param query `api.users.queries.listActiveUsersInOrg`, or wherever your app exports it
 * @param args `{}`, or `"skip"` to load nothing
 * @returns assignable to Convex's `UsePaginatedQueryResult`
 * @throws while rendering, as Convex's hooks do, what the query throws: a `ConvexError` whose
 * `data` is `{ code: "UNAUTHORIZED" | "FORBIDDEN" | "BAD_REQUEST", message, statusCode }`, or an `Error`
 * @throws where no `<ConvexProviderWithAuth>` stands above, or `query` is not a function reference
 */
export function useActiveOrgMembers<Query extends MembersQuery>(
  query: Query,
  args: MembersArgs<Query> | "skip" = {} as MembersArgs<Query>,
  { initialNumItems = DEFAULT_INITIAL_NUM_ITEMS }: UseActiveOrgMembersOptions = {},
): UseActiveOrgMembersResult<Query> {
  assertMembersQuery(query);
  const auth = useAuthStatus();
  const given = args === "skip" ? NO_ARGS : (args as QueryArgs);
  const scope = args === "skip" ? null : sourceOf(query, given);
  const ask = { scope, criteria: "", auth };
  const { members } = useLiveMembers(ask, query, given, initialNumItems);
  return members as UseActiveOrgMembersResult<Query>;
}
