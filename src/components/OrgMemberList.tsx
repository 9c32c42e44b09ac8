"use client";

import { forwardRef, type ForwardedRef, type ReactElement, type Ref } from "react";
import { type MemberOf, type MembersQuery, sourceOf } from "../core/session/membersQuery.js";
import { useConnection } from "../hooks/useConnection.js";
import { type MembersSource, useMembersSource } from "../hooks/useMembersSource.js";
import { useOwnSession } from "../hooks/useOwnSession.js";
import { MemberList, type MemberListHandle, type MemberListProps } from "./MemberList.js";
import { MembersFeed } from "./MembersFeed.js";

export type OrgMemberListProps<Query extends MembersQuery = MembersQuery> = MembersSource<Query> &
  Omit<MemberListProps<MemberOf<Query>>, "members" | "failure" | "connection">;

/**
 * The active members of the viewer's organization: live, virtualized, and loaded during scrolling.
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
  { query, args, preloaded, initialNumItems, ...list }: OrgMemberListProps<Query>,
  ref: ForwardedRef<MemberListHandle>,
) {
  const given = { query, args, preloaded, initialNumItems } as MembersSource<Query>;
  const source = useMembersSource(given);
  const connection = useConnection();
  const { session, send, retry, loadMore } = useOwnSession<MemberOf<Query>>(
    { scope: sourceOf(source.query, source.args), criteria: "" },
    source.first,
  );

  const { rows, status, auth, failure } = session;
  return (
    <>
      <MembersFeed {...source} {...{ session, send, retry }} />
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
