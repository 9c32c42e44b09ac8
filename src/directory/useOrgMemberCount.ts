"use client";

import { type OptionalRestArgsOrSkip, useQueries, useQuery } from "convex/react";
import type { DefaultFunctionArgs, FunctionReference } from "convex/server";
import { useMemo } from "react";
import { NO_ARGS, type QueryArgs, sourceOf } from "../core/session/membersQuery.js";
import { useAuthStatus } from "../hooks/useAuthStatus.js";
import { useKept } from "../hooks/useCell.js";

/** A reference to a `countActiveUsersInOrg` made by `orgDirectory`. */
export type OrgMemberCountQuery = FunctionReference<
  "query",
  "public",
  // Arguments of a `customQuery`; without one, none.
  DefaultFunctionArgs,
  number
>;

/**
 * How many active members the viewer's organization has: exact and live, without loading them.
 *
 * @param query `api.users.directory.countActiveUsersInOrg`, or wherever your app exports it
 * @param args what a `customQuery` asks for, nothing without one; or `"skip"` to ask for nothing
 * @returns `undefined` until the first answer, and while nobody is signed in
 * @throws while rendering, as Convex's `useQuery` does, what the query throws
 * @throws where no `<ConvexProviderWithAuth>` stands above
 */
export function useOrgMemberCount<Query extends OrgMemberCountQuery>(
  query: Query,
  ...args: OptionalRestArgsOrSkip<Query>
): number | undefined {
  const isSignedIn = useAuthStatus() === "signedIn";
  const [given = NO_ARGS] = args;
  // Only for what it throws.
  if (given !== "skip") sourceOf(query, given as QueryArgs);
  return useQuery(query, ...((isSignedIn ? args : ["skip"]) as typeof args));
}

/**
 * The same for a component that works without a count: a count that fails must not break the list.
 *
 * @param args what a `customQuery` asks for
 * @param isShown whether the list shows rows. The count stays while a token is renewed, as the rows
 *   do, and is dropped with them.
 * @returns `undefined` where there is no query, no answer yet, or a failure
 */
export function useCountIfAny(
  query: OrgMemberCountQuery | undefined,
  args: QueryArgs,
  isShown: boolean,
): number | undefined {
  const isSignedIn = useAuthStatus() === "signedIn";
  const source = query && isSignedIn ? sourceOf(query, args) : null;
  const queries = useMemo(
    (): Parameters<typeof useQueries>[0] =>
      query === undefined || source === null ? {} : { count: { query, args } },
    // `api` makes a new reference at each use, and `args` may be new each time: `source` changes
    // when they differ.
    // oxlint-disable-next-line react/exhaustive-deps
    [source],
  );
  const answer: unknown = useQueries(queries).count;
  const count = useKept<unknown>(undefined, (known) => (isShown ? (answer ?? known) : undefined));
  return typeof count === "number" ? count : undefined;
}
