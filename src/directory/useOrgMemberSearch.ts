"use client";

import type { PaginatedQueryArgs } from "convex/react";
import type { FunctionReference, PaginationOptions, PaginationResult } from "convex/server";
import { useMemo } from "react";
import type { Member } from "../core/member.js";
import { assertMembersQuery, type QueryArgs, sourceOf } from "../core/session/membersQuery.js";
import { DEFAULT_INITIAL_NUM_ITEMS } from "../core/session/pageSizes.js";
import type { AuthStatus, PaginatedMembers } from "../core/session/paginatedMembers.js";
import { useAuthStatus } from "../hooks/useAuthStatus.js";
import { useLiveMembers } from "../hooks/useLiveMembers.js";
import { usePausedText, wordsOf } from "./useSearchText.js";

/** A reference to a `searchActiveUsersInOrg` made by `orgDirectory`. */
export type OrgMemberSearchQuery<M extends Member = Member> = FunctionReference<
  "query",
  "public",
  { search: string; paginationOpts: PaginationOptions },
  PaginationResult<M>
>;

/** The members a {@link OrgMemberSearchQuery} returns, extra public fields included. */
export type FoundMemberOf<Query extends OrgMemberSearchQuery> =
  Query["_returnType"]["page"][number];

export interface UseOrgMemberSearchOptions {
  /** How many members the first page of each search holds. @defaultValue 100 */
  initialNumItems?: number;
}

export interface UseOrgMemberSearchResult<M extends Member> extends PaginatedMembers<M> {
  readonly auth: AuthStatus;
  readonly isLoading: boolean;
  /** Whether `results` are those of an earlier text, and the new ones are being loaded. */
  readonly isStale: boolean;
}

/**
 * The members of the viewer's organization whom a text finds, live: each word of it starts a word of
 * their name, in any order, without regard to case and accents. `""` finds everybody.
 *
 * The text may come straight from an input: it is searched for once typing has paused for 150 ms.
 * Until the answer is there, `results` are those of the text before, and `isStale`; an answer to an
 * older text is never shown.
 *
 * @param query `api.users.directory.searchActiveUsersInOrg`, or wherever your app exports it
 * @param args `{ search }`, beside what a `customQuery` asks for; or `"skip"` to load nothing
 * @returns what `MemberList` takes as `members`
 * @throws while rendering, as Convex's hooks do, what the query throws
 * @throws where no `<ConvexProviderWithAuth>` stands above, or `query` is not a function reference
 */
export function useOrgMemberSearch<Query extends OrgMemberSearchQuery>(
  query: Query,
  args: PaginatedQueryArgs<Query> | "skip",
  { initialNumItems = DEFAULT_INITIAL_NUM_ITEMS }: UseOrgMemberSearchOptions = {},
): UseOrgMemberSearchResult<FoundMemberOf<Query>> {
  assertMembersQuery(query);
  const auth = useAuthStatus();
  const { search, ...others } = (args === "skip" ? {} : args) as QueryArgs;
  const text = usePausedText(args === "skip" ? null : (search as string));
  const words = wordsOf(text ?? "");
  const scope = args === "skip" ? null : sourceOf(query, others);
  const { members, isStale } = useLiveMembers<FoundMemberOf<Query>>(
    { scope, criteria: words, auth },
    query,
    { ...others, search: words },
    initialNumItems,
  );
  return useMemo(() => ({ ...members, isStale }), [members, isStale]);
}
