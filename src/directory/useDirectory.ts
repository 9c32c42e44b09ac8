import { useEffect, useMemo, useState } from "react";
import {
  type MemberOf,
  type MembersQuery,
  type QueryArgs,
  sourceOf,
} from "../core/session/membersQuery.js";
import type { FirstRows } from "../core/session/session.js";
import { useAuthStatus } from "../hooks/useAuthStatus.js";
import { useRetry } from "../hooks/useRetry.js";
import { useCatchUp, useSession } from "../hooks/useSession.js";
import { warnOnce } from "../hooks/warnOnce.js";
import { filterMembers } from "./filterMembers.js";
import { useCountIfAny, type OrgMemberCountQuery } from "./useOrgMemberCount.js";
import type { OrgMemberSearchQuery } from "./useOrgMemberSearch.js";
import { useSearchText } from "./useSearchText.js";

interface DirectoryOptions<Query extends MembersQuery> {
  readonly query: Query;
  readonly args: QueryArgs;
  readonly initialNumItems: number;
  readonly first: FirstRows<MemberOf<Query>> | null | undefined;
  readonly searchQuery: OrgMemberSearchQuery<MemberOf<Query>> | undefined;
  readonly countQuery: OrgMemberCountQuery | undefined;
  readonly localSearchLimit: number;
  readonly numItems: number;
}

/**
 * The session of a directory. A text is searched for in one of two places:
 *
 * - in the page, where every member is loaded and they are few: nothing is asked of the server;
 * - on the server, else. It stays there until the text is empty: a search that changes its place
 *   while one types would change its order too.
 */
export function useDirectory<Query extends MembersQuery>(options: DirectoryOptions<Query>) {
  const { query, args, searchQuery, localSearchLimit, numItems } = options;
  const search = useSearchText();
  const { words } = search;
  const auth = useAuthStatus();
  const total = useCountIfAny(options.countQuery, args);

  const [onServer, setOnServer] = useState(false);
  const criteria = onServer ? words : "";
  const { session, send, loadMore } = useSession<MemberOf<Query>>(
    { scope: sourceOf(query, args), criteria, auth },
    options.first,
  );
  const retry = useRetry(session, send);
  useCatchUp(session);

  const { rows, status } = session;
  const isStale = session.standing === "stale";
  const isSmall = !onServer && status === "Exhausted" && rows.length <= localSearchLimit;
  const wantsServer = words !== "" && searchQuery !== undefined && (onServer || !isSmall);
  if (wantsServer !== onServer) setOnServer(wantsServer);

  // Without a query to ask, what is loaded is all that can be searched: load as much as may be.
  const isLocal = words !== "" && !onServer;
  const isFull = status === "Exhausted" || rows.length >= localSearchLimit;
  const fills = isLocal && !isFull && status === "CanLoadMore";
  useEffect(() => {
    if (fills) loadMore(numItems);
  }, [fills, rows.length, loadMore, numItems]);

  const partlySearched = isLocal && isFull && status !== "Exhausted" ? rows.length : null;
  useEffect(() => {
    if (process.env.NODE_ENV === "production" || partlySearched === null) return;
    warnOnce(
      "directory",
      `The organization has more than ${localSearchLimit} members, and only those that are loaded are searched. ` +
        "Give <OrgMemberDirectory> a `searchQuery`, made by `orgDirectory` of convex-org-members/directory/server, " +
        "or a larger `localSearchLimit`.",
    );
  }, [partlySearched, localSearchLimit]);

  // What the rows answer: while they are stale, the text before.
  const [answered, setAnswered] = useState({ words: "", text: "" });
  if (!isStale && answered.words !== words) setAnswered({ words, text: search.text.trim() });

  const shown = useMemo(
    () => (isLocal ? filterMembers(rows, words) : rows),
    [isLocal, rows, words],
  );
  return {
    session,
    send,
    retry,
    search,
    answered,
    isStale,
    feed:
      onServer && searchQuery
        ? { query: searchQuery, args: { ...args, search: criteria } }
        : { query, args },
    /** How many of an organization too large for the page are searched; `null` where all are. */
    partlySearched,
    total: total ?? (criteria === "" && status === "Exhausted" ? rows.length : undefined),
    members: {
      results: shown,
      status: !isLocal ? status : isFull ? ("Exhausted" as const) : ("LoadingMore" as const),
      loadMore,
      auth,
    },
  };
}
