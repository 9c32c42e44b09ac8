"use client";

import { useQueries, useQuery } from "convex/react";
import { getFunctionName, type FunctionReference } from "convex/server";
import { useMemo } from "react";
import { NO_ARGS, type QueryArgs } from "../core/session/membersQuery.js";
import { useAuthStatus } from "../hooks/useAuthStatus.js";

/** A reference to a `countActiveUsersInOrg` made by `orgDirectory`. */
export type OrgMemberCountQuery = FunctionReference<
  "query",
  "public",
  // What a `customQuery` asks for; nothing, where there is none.
  Record<string, never>,
  number
>;

/**
 * How many active members the viewer's organization has: exact and live, without loading them.
 *
 * @param query `api.users.directory.countActiveUsersInOrg`, or wherever your app exports it
 * @param args `{}`, or `"skip"` to ask for nothing
 * @returns `undefined` until the first answer, and while nobody is signed in
 * @throws while rendering, as Convex's `useQuery` does, what the query throws
 * @throws where no `<ConvexProviderWithAuth>` stands above
 */
export function useOrgMemberCount(
  query: OrgMemberCountQuery,
  args: Record<string, never> | "skip" = {},
): number | undefined {
  const auth = useAuthStatus();
  return useQuery(query, auth === "signedIn" ? args : "skip");
}

/**
 * The same for a component that can do without: a count that fails must not take the list with it.
 *
 * @param args what a `customQuery` asks for; the same object until something in it changes
 * @returns `undefined` where there is no query, no answer yet, or a failure
 */
export function useCountIfAny(
  query: OrgMemberCountQuery | undefined,
  args: QueryArgs = NO_ARGS,
): number | undefined {
  const isSignedIn = useAuthStatus() === "signedIn";
  const name = query && getFunctionName(query);
  const queries = useMemo(
    (): Parameters<typeof useQueries>[0] =>
      query !== undefined && isSignedIn ? { count: { query, args } } : {},
    // `api` makes a new reference at each use; its name tells whether it is another.
    // oxlint-disable-next-line react/exhaustive-deps
    [name, args, isSignedIn],
  );
  const { count } = useQueries(queries);
  return typeof count === "number" ? count : undefined;
}
