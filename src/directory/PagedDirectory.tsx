import type { Ref } from "react";
import type { MemberListHandle } from "../components/MemberList.js";
import { MembersFeed } from "../components/MembersFeed.js";
import type { MemberOf, MembersQuery } from "../core/session/membersQuery.js";
import { DEFAULT_NUM_ITEMS } from "../core/session/pageSizes.js";
import { type MembersSource, useMembersSource } from "../hooks/useMembersSource.js";
import { directoryWords } from "./directoryLocalization.js";
import { type DirectoryListProps, DirectoryView } from "./DirectoryView.js";
import { useDirectory } from "./useDirectory.js";
import type { OrgMemberCountQuery } from "./useOrgMemberCount.js";
import type { OrgMemberSearchQuery } from "./useOrgMemberSearch.js";

/** Members of an organization that is searched in the page: a few pages, loaded within a second. */
const DEFAULT_LOCAL_SEARCH_LIMIT = 400;

export type PagedDirectoryProps<Query extends MembersQuery = MembersQuery> = MembersSource<Query> &
  DirectoryListProps<MemberOf<Query>> & {
    directory?: undefined;
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

/** A directory in the order of its query, loaded from the top on. */
export function PagedDirectory<Query extends MembersQuery>({
  handle,
  query,
  args,
  preloaded,
  initialNumItems,
  searchQuery,
  countQuery,
  localSearchLimit = DEFAULT_LOCAL_SEARCH_LIMIT,
  ...list
}: PagedDirectoryProps<Query> & { handle: Ref<MemberListHandle> }) {
  const given = { query, args, preloaded, initialNumItems } as MembersSource<Query>;
  const source = useMembersSource(given);
  const { numItems = DEFAULT_NUM_ITEMS } = list;
  const own = { searchQuery, countQuery, localSearchLimit, numItems };
  const directory = useDirectory<Query>({ ...source, ...own });
  const { session, send, retry, input, answered, isStale, members, total } = directory;
  return (
    <>
      <MembersFeed
        {...directory.feed}
        {...{ session, send, retry }}
        initialNumItems={source.initialNumItems}
      />
      <DirectoryView
        words={directoryWords(list.localization)}
        {...{ list, handle, input, members, total, retry }}
        search={answered.words === "" ? null : answered}
        failure={session.failure}
        busy={isStale}
        isKnown={session.standing !== "none"}
        partlySearched={directory.partlySearched}
      />
    </>
  );
}
