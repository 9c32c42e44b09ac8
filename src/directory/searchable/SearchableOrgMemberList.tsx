"use client";

import { forwardRef, type ForwardedRef, type ReactElement, type Ref } from "react";
import type { MemberListHandle } from "../../components/MemberList.js";
import { MembersFeed } from "../../components/MembersFeed.js";
import type { MemberOf, MembersQuery } from "../../core/session/membersQuery.js";
import { DEFAULT_NUM_ITEMS } from "../../core/session/pageSizes.js";
import { type MembersSource, useMembersSource } from "../../hooks/useMembersSource.js";
import { directoryWords } from "../directoryLocalization.js";
import { type DirectoryListProps, DirectoryView } from "../DirectoryView.js";
import type { OrgMemberCountQuery } from "../useOrgMemberCount.js";
import type { OrgMemberSearchQuery } from "../useOrgMemberSearch.js";
import { useSearchableMembers } from "./useSearchableMembers.js";

/** Members of an organization that is searched in the page: a few pages, loaded within a second. */
const DEFAULT_LOCAL_SEARCH_LIMIT = 400;

export type SearchableOrgMemberListProps<Query extends MembersQuery = MembersQuery> =
  MembersSource<Query> &
    DirectoryListProps<MemberOf<Query>> & {
      /**
       * `api.users.directory.searchActiveUsersInOrg`, or wherever your app exports it. Without it only
       * members that are loaded are found: enough for an organization of up to `localSearchLimit`.
       */
      searchQuery?: OrgMemberSearchQuery<MemberOf<Query>> | undefined;
      /**
       * `api.users.directory.countActiveUsersInOrg`, or wherever your app exports it. Without it the
       * count is shown once all members are loaded.
       */
      countQuery?: OrgMemberCountQuery | undefined;
      /**
       * Up to so many members, an organization whose members are all loaded is searched in the page.
       *
       * @defaultValue 400
       */
      localSearchLimit?: number | undefined;
    };

/**
 * `OrgMemberList` with a search box and a count: members in the order of their query, newest first,
 * loaded from the top on. It is the half of `OrgMemberDirectory` that takes `query`; a bundle that
 * imports only this holds nothing of the list from A to Z.
 *
 * An organization of up to `localSearchLimit` members needs nothing but `query`.
 *
 * The look is in `convex-org-members/directory.css`, beside `convex-org-members/styles.css`. Where a
 * user can switch organizations, give it `key={organizationId}`.
 *
 * @throws while rendering, what `OrgMemberList` throws
 */
export const SearchableOrgMemberList = forwardRef(SearchableListWithRef) as <
  Query extends MembersQuery,
>(
  props: SearchableOrgMemberListProps<Query> & { ref?: Ref<MemberListHandle> },
) => ReactElement;

function SearchableListWithRef<Query extends MembersQuery>(
  {
    query,
    args,
    preloaded,
    initialNumItems,
    searchQuery,
    countQuery,
    localSearchLimit = DEFAULT_LOCAL_SEARCH_LIMIT,
    ...list
  }: SearchableOrgMemberListProps<Query>,
  ref: ForwardedRef<MemberListHandle>,
) {
  const given = { query, args, preloaded, initialNumItems } as MembersSource<Query>;
  const source = useMembersSource(given);
  const { numItems = DEFAULT_NUM_ITEMS } = list;
  const own = { searchQuery, countQuery, localSearchLimit, numItems };
  const searchable = useSearchableMembers<Query>({ ...source, ...own });
  const { session, send, retry, input, answered, isStale, members, total } = searchable;
  return (
    <>
      <MembersFeed
        {...searchable.feed}
        {...{ session, send, retry }}
        initialNumItems={source.initialNumItems}
      />
      <DirectoryView
        words={directoryWords(list.localization)}
        {...{ list, input, members, total, retry }}
        handle={ref}
        search={answered.words === "" ? null : answered}
        failure={session.failure}
        busy={isStale}
        isKnown={session.standing !== "none"}
        partlySearched={searchable.partlySearched}
      />
    </>
  );
}
