"use client";

import { forwardRef, type ForwardedRef, type ReactElement, type ReactNode, type Ref } from "react";
import {
  MemberList,
  type MemberListHandle,
  type MemberListProps,
} from "../components/MemberList.js";
import type { MemberListState } from "../components/memberListProps.js";
import { MembersFeed } from "../components/MembersFeed.js";
import type { MemberOf, MembersQuery } from "../core/session/membersQuery.js";
import { DEFAULT_NUM_ITEMS } from "../core/session/pageSizes.js";
import { cleanName } from "../core/words/cleanName.js";
import { english } from "../core/words/localization.js";
import { useConnection } from "../hooks/useConnection.js";
import { type MembersSource, useMembersSource } from "../hooks/useMembersSource.js";
import { englishDirectory, type OrgMemberDirectoryLocalization } from "./directoryLocalization.js";
import { SearchBox } from "./SearchBox.js";
import { useDirectory } from "./useDirectory.js";
import type { OrgMemberCountQuery } from "./useOrgMemberCount.js";
import type { OrgMemberSearchQuery } from "./useOrgMemberSearch.js";

/** Members of an organization that is searched in the page: a few pages, loaded within a second. */
const DEFAULT_LOCAL_SEARCH_LIMIT = 400;

/** What the directory draws above its rows. */
export interface OrgMemberDirectoryHeader {
  /** The search box, to place it in a header of your own. */
  readonly searchBox: ReactNode;
  /** "1,284 members", or "12 of 1,284" while searching; `""` as long as it is not known. */
  readonly count: string;
}

/** What the directory says where it has no rows: the list's states, and a search that finds nobody. */
export type OrgMemberDirectoryState =
  | MemberListState
  | (Omit<MemberListState, "view"> & { readonly view: "no-match" });

type ListProps<M extends MemberOf<MembersQuery>> = Omit<
  MemberListProps<M>,
  | "members"
  | "failure"
  | "connection"
  | "criteria"
  | "busy"
  | "total"
  | "header"
  | "localization"
  | "renderState"
>;

export type OrgMemberDirectoryProps<Query extends MembersQuery = MembersQuery> =
  MembersSource<Query> &
    ListProps<MemberOf<Query>> & {
      /**
       * `api.users.directory.searchActiveUsersInOrg`, or wherever your app exports it. Without it only
       * members that are loaded are found: enough for an organization of up to `localSearchLimit`.
       */
      searchQuery?: OrgMemberSearchQuery<MemberOf<Query>> | undefined;
      /**
       * `api.users.directory.countActiveUsersInOrg`, or wherever your app exports it. Without it the
       * count is told where all members are loaded.
       */
      countQuery?: OrgMemberCountQuery | undefined;
      /**
       * Up to so many members, an organization whose members are all loaded is searched in the page.
       *
       * @defaultValue 400
       */
      localSearchLimit?: number | undefined;
      /** In place of the search box and the count. */
      renderHeader?: ((header: OrgMemberDirectoryHeader) => ReactNode) | undefined;
      /** In place of title and hint where there are no rows; `"no-match"` is a search that finds nobody. */
      renderState?: ((state: OrgMemberDirectoryState) => ReactNode) | undefined;
      /** Replaces any of the directory's words. */
      localization?: Partial<OrgMemberDirectoryLocalization> | undefined;
    };

/**
 * `OrgMemberList` with a search box and a count: anyone in the viewer's organization is found by the
 * start of any word of their name.
 *
 * An organization of up to `localSearchLimit` members needs nothing but `query`. A larger one is
 * searched on the server, by the queries that `orgDirectory` makes. The look is in
 * `convex-org-members/directory.css`, beside `convex-org-members/styles.css`.
 *
 * Where a user can switch organizations, give it `key={organizationId}`.
 *
 * @throws while rendering, what `OrgMemberList` throws
 */
export const OrgMemberDirectory = forwardRef(OrgMemberDirectoryWithRef) as <
  Query extends MembersQuery,
>(
  props: OrgMemberDirectoryProps<Query> & { ref?: Ref<MemberListHandle> },
) => ReactElement;

function OrgMemberDirectoryWithRef<Query extends MembersQuery>(
  {
    query,
    args,
    preloaded,
    initialNumItems,
    searchQuery,
    countQuery,
    localSearchLimit = DEFAULT_LOCAL_SEARCH_LIMIT,
    numItems = DEFAULT_NUM_ITEMS,
    renderHeader,
    renderState,
    localization,
    ...list
  }: OrgMemberDirectoryProps<Query>,
  ref: ForwardedRef<MemberListHandle>,
) {
  const given = { query, args, preloaded, initialNumItems } as MembersSource<Query>;
  const source = useMembersSource(given);
  const own = { searchQuery, countQuery, localSearchLimit, numItems };
  const directory = useDirectory<Query>({ ...source, ...own });
  const connection = useConnection();
  const { session, send, retry, input, answered, isStale, members, total, partlySearched } =
    directory;

  const words = { ...english, ...englishDirectory, ...localization };
  const isSearch = answered.words !== "";
  const found = members.results.length;
  const more = members.status !== "Exhausted";
  const count = () => {
    // A session without rows has nothing to count: it is loading, refused, or signed out.
    if (session.standing === "none") return "";
    if (!isSearch) return total === undefined ? "" : words.count(total);
    // Nobody yet is not nobody.
    return found === 0 && more ? "" : words.found(found, more, total);
  };
  const header: OrgMemberDirectoryHeader = {
    searchBox: <SearchBox value={input} busy={isStale} words={words} onEnterList={enterList} />,
    count: count(),
  };
  return (
    <>
      <MembersFeed
        {...directory.feed}
        {...{ session, send, retry }}
        initialNumItems={source.initialNumItems}
      />
      <MemberList
        {...list}
        ref={ref}
        members={members}
        failure={session.failure === null ? undefined : { error: session.failure.error, retry }}
        connection={connection}
        numItems={numItems}
        criteria={answered.words}
        busy={isStale}
        total={isSearch ? undefined : total}
        header={
          renderHeader ? (
            renderHeader(header)
          ) : (
            <div data-slot="org-member-header">
              {header.searchBox}
              <span data-slot="org-member-count">{header.count}</span>
            </div>
          )
        }
        localization={
          isSearch
            ? {
                ...words,
                emptyTitle: words.noMatchTitle(cleanName(answered.text)),
                emptyHint:
                  partlySearched === null
                    ? words.noMatchHint
                    : words.partlySearched(partlySearched),
                end:
                  partlySearched === null ? words.end : () => words.partlySearched(partlySearched),
                loaded: (added, all) =>
                  added === all ? words.foundAnnounced(all, more) : words.loaded(added, all),
              }
            : words
        }
        renderState={
          renderState &&
          ((state) =>
            renderState(
              isSearch && state.view === "empty" ? { ...state, view: "no-match" } : state,
            ))
        }
      />
    </>
  );
}

/** Moves the focus from the search box to where Tab would first enter the rows. */
function enterList(box: Element): void {
  box
    .closest("[data-slot=org-member-list]")
    ?.querySelector<HTMLElement>(
      ":is([data-slot=org-member-row],[data-slot=org-member-scroller])[tabindex='0']",
    )
    ?.focus();
}
