import { useEffect, useMemo, useState } from "react";
import {
  type MemberOf,
  type MembersQuery,
  type QueryArgs,
  sourceOf,
} from "../../core/session/membersQuery.js";
import type { FirstRows } from "../../core/session/session.js";
import { useKept } from "../../hooks/useCell.js";
import { useOwnSession } from "../../hooks/useOwnSession.js";
import { warnOnce } from "../../hooks/warnOnce.js";
import {
  isForServer,
  isUnanswered,
  NO_SEARCH,
  reachInPage,
  type Search,
} from "./directorySearch.js";
import { filterMembers } from "./filterMembers.js";
import { useCountIfAny, type OrgMemberCountQuery } from "../useOrgMemberCount.js";
import type { OrgMemberSearchQuery } from "../useOrgMemberSearch.js";
import { useSearchText, wordsOf } from "../useSearchText.js";

interface SearchableMembersOptions<Query extends MembersQuery> {
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
 * Members in the order of their query, and a search of them, in the page or on the server: the
 * session, and what the list shows of it. The decisions are in `directorySearch`.
 */
export function useSearchableMembers<Query extends MembersQuery>(
  options: SearchableMembersOptions<Query>,
) {
  const { query, args, searchQuery, localSearchLimit, numItems } = options;
  const limits = { hasQuery: searchQuery !== undefined, limit: localSearchLimit };
  const input = useSearchText();
  const text = input.pausedText;
  const words = wordsOf(text);

  const [onServer, setOnServer] = useState(false);
  const wanted: Search = { text, words, onServer };
  const criteria = onServer ? words : "";
  const { session, send, retry, loadMore } = useOwnSession<MemberOf<Query>>(
    { scope: sourceOf(query, args), criteria },
    options.first,
  );

  const isPending = (last: Search) => isUnanswered(session.standing, last, wanted);
  const answered = useKept(NO_SEARCH, (last) => (isPending(last) ? last : wanted));
  // Where to search is decided first. The session is asked in the next pass, and can answer then.
  if (isForServer(words, onServer, session, limits) !== onServer) setOnServer(!onServer);

  const { rows, status } = session;
  const reach = reachInPage(wanted, session, limits);
  const fills = reach === "loading" && status === "CanLoadMore";
  useEffect(() => {
    if (fills) loadMore(numItems);
  }, [fills, rows.length, loadMore, numItems]);

  const isPartly = reach === "partly";
  useEffect(() => {
    if (process.env.NODE_ENV === "production" || !isPartly) return;
    warnOnce(
      "directory",
      `The organization has more than ${localSearchLimit} members, and only those that are loaded are searched. ` +
        "Give the list a `searchQuery`, made by `orgDirectory` of convex-org-members/directory/server, " +
        "or a larger `localSearchLimit`.",
    );
  }, [isPartly, localSearchLimit]);

  const inPage = answered.onServer ? "" : answered.words;
  const results = useMemo(() => filterMembers(rows, inPage), [rows, inPage]);
  const counted = useCountIfAny(options.countQuery, args, session.standing !== "none");
  const isEverybody = !answered.onServer && status === "Exhausted";
  return {
    session,
    send,
    retry,
    input,
    answered,
    isStale: isPending(answered),
    feed:
      onServer && searchQuery
        ? { query: searchQuery, args: { ...args, search: criteria } }
        : { query, args },
    /** How many members of an organization too large for the page are searched; `null` where all are. */
    partlySearched: isPartly ? rows.length : null,
    /** How many members there are in all; `undefined` where that is not known. */
    total: counted ?? (isEverybody ? rows.length : undefined),
    members: {
      results,
      status: ({ done: status, loading: "LoadingMore", partly: "Exhausted" } as const)[reach],
      loadMore,
      auth: session.auth,
    },
  };
}
