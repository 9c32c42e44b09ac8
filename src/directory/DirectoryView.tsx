import type { ReactNode, Ref } from "react";
import { BrowsedMemberList } from "../components/BrowsedMemberList.js";
import type { InnerListProps } from "../components/browsedRows.js";
import type { MemberListHandle, MemberListProps } from "../components/MemberList.js";
import type { MemberListState } from "../components/memberListProps.js";
import type { Member } from "../core/member.js";
import type { PaginatedMembers } from "../core/session/paginatedMembers.js";
import type { Failing } from "../core/session/session.js";
import { cleanName } from "../core/words/cleanName.js";
import { useConnection } from "../hooks/useConnection.js";
import type { OrgMemberDirectoryLocalization, SearchWords } from "./directoryLocalization.js";
import { SearchBox } from "./SearchBox.js";
import type { SearchText } from "./useSearchText.js";

/** What the directory draws above its rows. */
export interface OrgMemberDirectoryHeader {
  /** The search box, to place it in a header of your own. */
  readonly searchBox: ReactNode;
  /** "1,284 members", or "12 of 1,284" while searching; `""` as long as it is not known. */
  readonly count: string;
}

/** What the directory shows instead of rows: a state of the list, or a search that finds nobody. */
export type OrgMemberDirectoryState =
  | MemberListState
  | (Omit<MemberListState, "view"> & { readonly view: "no-match" });

/** The props of the list that an app can pass to a directory: those that the directory does not set. */
export type DirectoryListProps<M extends Member> = Omit<
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
> & {
  /** In place of the search box and the count. */
  renderHeader?: ((header: OrgMemberDirectoryHeader) => ReactNode) | undefined;
  /** In place of title and hint where there are no rows; `"no-match"` is a search that finds nobody. */
  renderState?: ((state: OrgMemberDirectoryState) => ReactNode) | undefined;
  /** Replaces any of the directory's words. */
  localization?: Partial<OrgMemberDirectoryLocalization> | undefined;
};

interface DirectoryViewProps<M extends Member> extends InnerListProps<M> {
  readonly list: DirectoryListProps<M>;
  readonly words: SearchWords;
  readonly handle: Ref<MemberListHandle>;
  readonly input: SearchText;
  /** The search that the members are the result of; `null` where everybody is shown. */
  readonly search: { readonly text: string; readonly words: string } | null;
  readonly members: PaginatedMembers<M>;
  readonly failure: Failing["failure"];
  readonly retry: () => void;
  /** Whether the rows are those of an earlier search. */
  readonly busy: boolean;
  /** Whether there has been an answer whose members can be counted. */
  readonly isKnown: boolean;
  /** How many members there are in all; `undefined` where that is not known. */
  readonly total: number | undefined;
  /** How many members of an organization too large for the page are searched; `null` where all are. */
  readonly partlySearched: number | null;
}

/** A list of members below a search box and a count. */
export function DirectoryView<M extends Member>(props: DirectoryViewProps<M>) {
  const { list, handle, input, search, members, failure, retry, busy, isKnown, total } = props;
  const { renderHeader, renderState, ...given } = list;
  const { partlySearched, words } = props;
  const connection = useConnection();
  const found = members.results.length;
  const more = members.status !== "Exhausted";
  const count = () => {
    // Loading, refused, or signed out: there is nothing to count.
    if (!isKnown) return "";
    if (search === null) return total === undefined ? "" : words.count(total);
    // None found so far does not mean that there are none.
    return found === 0 && more ? "" : words.found(found, more, total);
  };
  const header: OrgMemberDirectoryHeader = {
    searchBox: <SearchBox value={input} busy={busy} words={words} onEnterList={enterList} />,
    count: count(),
  };
  return (
    <BrowsedMemberList
      {...given}
      ref={handle}
      members={members}
      failure={failure === null ? undefined : { error: failure.error, retry }}
      connection={connection}
      // A list from A to Z has a row for each member of the organization: too many to draw them all.
      virtualized={props.browse !== undefined || given.virtualized}
      browse={props.browse}
      aside={props.aside}
      criteria={search?.words ?? ""}
      busy={busy}
      total={search === null ? total : undefined}
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
        search === null
          ? // Of those from A to Z most are never loaded.
            props.browse
            ? { ...words, loaded: (_, all) => words.count(all) }
            : words
          : {
              ...words,
              emptyTitle: words.noMatchTitle(cleanName(search.text)),
              emptyHint:
                partlySearched === null ? words.noMatchHint : words.partlySearched(partlySearched),
              end: partlySearched === null ? words.end : () => words.partlySearched(partlySearched),
              loaded: (added, all) =>
                added === all ? words.foundAnnounced(all, more) : words.loaded(added, all),
            }
      }
      renderState={
        renderState &&
        ((state) =>
          renderState(
            search !== null && state.view === "empty" ? { ...state, view: "no-match" } : state,
          ))
      }
    />
  );
}

/** Moves the focus from the search box to the list's tab stop. */
function enterList(box: Element): void {
  box
    .closest("[data-slot=org-member-list]")
    ?.querySelector<HTMLElement>(
      ":is([data-slot=org-member-row],[data-slot=org-member-section],[data-slot=org-member-scroller])[tabindex='0']",
    )
    ?.focus();
}
