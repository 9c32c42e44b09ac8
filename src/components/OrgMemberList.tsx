"use client";

import type { Preloaded } from "convex/react";
import { forwardRef, useCallback, type ForwardedRef, type ReactElement, type Ref } from "react";
import { assertNumItems } from "../core/session/assertNumItems.js";
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
import { isRefused } from "../core/session/session.js";
import { useAuthStatus } from "../hooks/useAuthStatus.js";
import { useConnection } from "../hooks/useConnection.js";
import { usePreloadedMembers } from "../hooks/usePreloadedMembers.js";
import { useRetry } from "../hooks/useRetry.js";
import { useCatchUp, useSession } from "../hooks/useSession.js";
import { AccessWatch } from "./AccessWatch.js";
import { MemberList, type MemberListHandle, type MemberListProps } from "./MemberList.js";
import { MembersBoundary } from "./MembersBoundary.js";
import { MembersSubscription } from "./MembersSubscription.js";

type Source<Query extends MembersQuery> =
  | {
      /** `api.users.queries.listActiveUsersInOrg`, or wherever your app exports it. */
      query: Query;
      preloaded?: undefined;
      /** What a `customQuery` asks for beside the page, such as a session's id. @defaultValue none */
      args?: MembersArgs<Query>;
      /**
       * How many members the first page holds.
       *
       * @defaultValue 100
       */
      initialNumItems?: number;
    }
  | {
      /**
       * The first page, loaded on the server: the payload of `preloadQuery` from `convex/nextjs`,
       * called with `{ paginationOpts: { numItems, cursor: null } }`. It names its query and its size.
       */
      preloaded: Preloaded<Query>;
      query?: undefined;
      args?: undefined;
      initialNumItems?: undefined;
    };

export type OrgMemberListProps<Query extends MembersQuery = MembersQuery> = Source<Query> &
  Omit<MemberListProps<MemberOf<Query>>, "members" | "failure" | "connection">;

/**
 * The active members of the viewer's organization: live, virtualized, and loaded as one scrolls.
 *
 * It subscribes, catches what the query throws and keeps the rows on screen while it tries again.
 * When the viewer signs out or loses access, every row is gone in the same frame.
 *
 * Where a user can switch organizations, give it `key={organizationId}`.
 *
 * @throws while rendering, where no `<ConvexProviderWithAuth>` stands above, where `query` is not a
 * reference to a function, and where `preloaded` is not a first page
 */
export const OrgMemberList = forwardRef(OrgMemberListWithRef) as <Query extends MembersQuery>(
  props: OrgMemberListProps<Query> & { ref?: Ref<MemberListHandle> },
) => ReactElement;

function OrgMemberListWithRef<Query extends MembersQuery>(
  {
    query: givenQuery,
    args: givenArgs,
    preloaded,
    initialNumItems = DEFAULT_INITIAL_NUM_ITEMS,
    ...list
  }: OrgMemberListProps<Query>,
  ref: ForwardedRef<MemberListHandle>,
) {
  const page = usePreloadedMembers(preloaded);
  const query = page?.query ?? givenQuery;
  assertMembersQuery(query);
  const args = page?.args ?? (givenArgs as QueryArgs | undefined) ?? NO_ARGS;
  const numItems = page?.initialNumItems ?? initialNumItems;
  assertNumItems("initialNumItems", numItems);
  const auth = useAuthStatus();
  const connection = useConnection();
  const { session, send, loadMore } = useSession<MemberOf<Query>>(
    { scope: sourceOf(query, args), criteria: "", auth },
    page?.first,
  );
  const retry = useRetry(session, send);
  useCatchUp(session);

  const { rows, status, failure } = session;
  const fail = useCallback((error: unknown) => send({ type: "failed", error }), [send]);
  return (
    <>
      <MembersBoundary key={session.attempt} onError={fail}>
        <MembersSubscription {...{ query, args, session, send }} initialNumItems={numItems} />
      </MembersBoundary>
      {isRefused(session) && auth === "signedIn" && (
        <AccessWatch query={query} args={args} onAdmitted={retry} />
      )}
      <MemberList
        {...list}
        ref={ref}
        members={{ results: rows, status, loadMore, auth }}
        failure={failure === null ? undefined : { error: failure.error, retry }}
        connection={connection}
      />
    </>
  );
}
