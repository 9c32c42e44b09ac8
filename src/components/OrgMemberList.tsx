"use client";

import type { Preloaded } from "convex/react";
import { forwardRef, type ForwardedRef, type ReactElement, type Ref } from "react";
import {
  assertMembersQuery,
  type MemberOf,
  type MembersArgs,
  type MembersQuery,
  type QueryArgs,
  sourceOf,
} from "../core/session/membersQuery.js";
import { DEFAULT_INITIAL_NUM_ITEMS } from "../core/session/pageSizes.js";
import { useAuthStatus } from "../hooks/useAuthStatus.js";
import { useConnection } from "../hooks/useConnection.js";
import { useOrgMembersState } from "../hooks/useOrgMembersState.js";
import { usePreloadedMembers } from "../hooks/usePreloadedMembers.js";
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
    initialNumItems,
    ...list
  }: OrgMemberListProps<Query>,
  ref: ForwardedRef<MemberListHandle>,
) {
  const first = usePreloadedMembers(preloaded);
  const query = first?.query ?? givenQuery;
  assertMembersQuery(query);
  const args = first?.args ?? (givenArgs as QueryArgs | undefined) ?? NONE;
  const auth = useAuthStatus();
  const connection = useConnection();
  const { members, failure, refused, attempt, held, publish, fail, retry } = useOrgMembersState<
    MemberOf<Query>
  >(first?.held ?? null, auth, sourceOf(query, args));

  return (
    <>
      <MembersBoundary key={attempt} onError={fail}>
        <MembersSubscription
          query={query}
          args={args}
          initialNumItems={first?.initialNumItems ?? initialNumItems ?? DEFAULT_INITIAL_NUM_ITEMS}
          held={held}
          onMembers={publish}
        />
      </MembersBoundary>
      {refused && auth === "signedIn" && (
        <AccessWatch query={query} args={args} onAdmitted={retry} />
      )}
      <MemberList
        {...list}
        ref={ref}
        members={members}
        failure={failure === null ? undefined : { error: failure.error, retry }}
        connection={connection}
      />
    </>
  );
}

const NONE: QueryArgs = {};
