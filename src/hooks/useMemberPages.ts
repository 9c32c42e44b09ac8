import { usePaginatedQuery, type PaginatedQueryArgs } from "convex/react";
import { useMemo } from "react";
import type { MemberOf, MembersQuery, QueryArgs } from "../core/session/membersQuery.js";
import { isSubscribed, type Session, type SessionEvent } from "../core/session/session.js";

/**
 * The pages that the session asks for, from Convex's own hook.
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
  // Keep that size afterwards: Convex splits pages larger than twice `initialNumItems`.
  const firstPage = Math.max(initialNumItems, session.resume);
  const { results, status, loadMore } = usePaginatedQuery(
    query,
    isSubscribed(session) ? (args as PaginatedQueryArgs<Query>) : "skip",
    { initialNumItems: firstPage },
  );
  return useMemo(
    () => ({ type: "loaded", pages: { results, status, loadMore, firstPage } }),
    [results, status, loadMore, firstPage],
  );
}
