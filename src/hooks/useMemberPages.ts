import { usePaginatedQuery, type PaginatedQueryArgs } from "convex/react";
import { useMemo } from "react";
import type { MemberOf, MembersQuery, QueryArgs } from "../core/session/membersQuery.js";
import { isSubscribed, type Session, type SessionEvent } from "../core/session/session.js";

/**
 * Convex's own pages, as the session wants them.
 *
 * @returns what is loaded, as an event for the session; the same object until something changes
 * @throws while rendering, as `usePaginatedQuery` does, what the query throws
 */
export function useMemberPages<Query extends MembersQuery>(
  query: Query,
  args: QueryArgs,
  initialNumItems: number,
  session: Session<MemberOf<Query>>,
): Extract<SessionEvent<MemberOf<Query>>, { type: "loaded" }> {
  const { results, status, loadMore } = usePaginatedQuery(
    query,
    isSubscribed(session) ? (args as PaginatedQueryArgs<Query>) : "skip",
    // One round trip replaces what the session holds. The first page keeps that size afterwards:
    // Convex splits pages larger than twice `initialNumItems`.
    { initialNumItems: Math.max(initialNumItems, session.resume) },
  );
  return useMemo(
    () => ({ type: "loaded", pages: { results, status, loadMore } }),
    [results, status, loadMore],
  );
}
