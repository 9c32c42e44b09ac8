import {
  usePaginatedQuery,
  type PaginatedQueryArgs,
  type UsePaginatedQueryResult,
} from "convex/react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { assertNumItems } from "../core/session/assertNumItems.js";
import { createLoadedMembers, NOTHING } from "../core/session/createLoadedMembers.js";
import { hasCaughtUp, type HeldMembers } from "../core/session/heldMembers.js";
import {
  assertMembersQuery,
  type MemberOf,
  type MembersQuery,
  type QueryArgs,
  sourceOf,
} from "../core/session/membersQuery.js";
import type { Member } from "../core/member.js";
import type { AuthStatus } from "../core/session/paginatedMembers.js";
import { useAuthStatus } from "./useAuthStatus.js";
import { useLatest } from "./useLatest.js";

const NOT_YET: HeldMembers<never> = { results: [], status: "LoadingFirstPage" };

/**
 * One subscription to the members, which can take over rows that are already on screen.
 *
 * @param held rows to go on showing until as many are loaded
 * @returns the members, and whether they are `live` or still the rows held
 */
export function useMembersSubscription<Query extends MembersQuery>(
  query: Query,
  args: QueryArgs | "skip",
  initialNumItems: number,
  held: HeldMembers<MemberOf<Query>> | null = null,
) {
  type M = MemberOf<Query>;
  assertMembersQuery(query);
  assertNumItems("initialNumItems", initialNumItems);
  const auth = useAuthStatus();
  const wanted = args !== "skip" && auth !== "signedOut";
  const subscribed = wanted && auth === "signedIn";

  const source = wanted ? sourceOf(query, args) : null;
  // The first page is as large as what it takes over from, so that one round trip replaces all.
  // It keeps that size afterwards: Convex splits pages larger than twice `initialNumItems`.
  const [resume, setResume] = useState(() => resumeFrom(held, initialNumItems, source));
  const page = usePaginatedQuery(query, subscribed ? (args as PaginatedQueryArgs<Query>) : "skip", {
    initialNumItems: resume.firstPage,
  });

  const [memory] = useState(createLoadedMembers<M>);
  const another = source !== resume.source;
  if (another) memory.forget();
  if (subscribed) memory.update(page);
  const loaded = memory.last();

  let keep = resume.held;
  if (another || !wanted) keep = null;
  else if (subscribed && keep !== null && hasCaughtUp(keep, loaded)) keep = null;
  else if (!subscribed && keep === null && isLoaded(loaded)) keep = loaded;
  if (another) setResume(resumeFrom(null, initialNumItems, source));
  else if (keep !== resume.held) {
    setResume(keep ? resumeFrom(keep, initialNumItems, source) : { ...resume, held: null });
  }

  const missing = subscribed && keep !== null ? keep.results.length - page.results.length : 0;
  const { loadMore: loadNextPage } = page;
  useEffect(() => {
    if (missing > 0) loadNextPage(missing);
  }, [missing, loadNextPage]);

  const latest = useLatest(loadNextPage);
  const loadMore = useCallback(
    (numItems: number) => {
      assertNumItems("loadMore(numItems)", numItems);
      latest.current(numItems);
    },
    [latest],
  );

  const shown = keep !== null ? waiting(keep) : subscribed ? loaded : wanted ? NOT_YET : NOTHING;
  const { results, status } = shown;
  return useMemo(
    () => ({
      members: {
        results,
        status,
        isLoading: status === "LoadingFirstPage" || status === "LoadingMore",
        loadMore,
        auth,
      } as UsePaginatedQueryResult<M> & { auth: AuthStatus },
      live: keep === null && status !== "LoadingFirstPage",
    }),
    [results, status, auth, loadMore, keep],
  );
}

function resumeFrom<M extends MemberOf<MembersQuery>>(
  held: HeldMembers<M> | null,
  initialNumItems: number,
  source: string | null,
) {
  return { held, source, firstPage: Math.max(initialNumItems, held?.results.length ?? 0) };
}

function isLoaded(members: HeldMembers<Member>) {
  return members !== NOTHING && members.status !== "LoadingFirstPage";
}

// More is on its way, unless these rows were all there is.
function waiting<M extends MemberOf<MembersQuery>>({
  results,
  status,
}: HeldMembers<M>): HeldMembers<M> {
  return { results, status: status === "Exhausted" ? status : "LoadingMore" };
}
