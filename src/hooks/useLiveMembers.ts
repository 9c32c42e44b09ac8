import { useMemo } from "react";
import type { Member } from "../core/member.js";
import { assertNumItems } from "../core/session/assertNumItems.js";
import type { MembersQuery, QueryArgs } from "../core/session/membersQuery.js";
import type { Ask } from "../core/session/session.js";
import { useMemberPages } from "./useMemberPages.js";
import { useStep } from "./useCell.js";
import { useCatchUp, useSession } from "./useSession.js";

/**
 * A session with its own subscription, for the headless hooks.
 *
 * @returns the members, as `usePaginatedQuery` gives them, in the same object until something
 *   changes; and whether they answer other criteria
 * @throws while rendering, what the query throws
 */
export function useLiveMembers<M extends Member>(
  ask: Ask,
  query: MembersQuery<M>,
  args: QueryArgs,
  initialNumItems: number,
) {
  assertNumItems("initialNumItems", initialNumItems);
  const { cell, session, loadMore } = useSession<M>(ask);
  const loaded = useMemberPages(query, args, initialNumItems, session);
  const caughtUp = useStep(cell, session, loaded);
  useCatchUp(caughtUp);

  const { rows: results, status, auth } = caughtUp;
  const isStale = caughtUp.standing === "stale";
  const members = useMemo(
    () => ({
      results,
      status,
      isLoading: status === "LoadingFirstPage" || status === "LoadingMore",
      loadMore,
      auth,
    }),
    [results, status, loadMore, auth],
  );
  return { members, isStale };
}
