import { type Ref, type RefObject, useRef } from "react";
import type { MemberListHandle } from "../components/MemberList.js";
import { MembersFeed } from "../components/MembersFeed.js";
import type { Member } from "../core/member.js";
import { assertNumItems } from "../core/session/assertNumItems.js";
import { NO_ARGS, type QueryArgs } from "../core/session/membersQuery.js";
import { DEFAULT_INITIAL_NUM_ITEMS } from "../core/session/pageSizes.js";
import { english } from "../core/words/localization.js";
import { useIsomorphicLayoutEffect } from "../hooks/useIsomorphicLayoutEffect.js";
import type { OrgMemberDirectoryQueries } from "./browseFunctions.js";
import type { OrgMemberDirectoryHandle } from "./directoryHandle.js";
import { englishDirectory } from "./directoryLocalization.js";
import { type DirectoryListProps, DirectoryView } from "./DirectoryView.js";
import { SectionRail } from "./SectionRail.js";
import { useBrowsedMembers } from "./useBrowsedMembers.js";
import { goToSection, useDirectoryHandle } from "./useDirectoryHandle.js";
import { useSections } from "./useSections.js";
import { useSearchSession } from "./useSearchSession.js";
import { useSearchText } from "./useSearchText.js";
import { useSettledViews } from "./useSettledViews.js";

export type BrowsedDirectoryProps<M extends Member = Member> = DirectoryListProps<M> & {
  /** `api.users.directory`, or the four queries of your `orgDirectory` wherever your app exports them. */
  directory: OrgMemberDirectoryQueries<M>;
  /** What a `customQuery` asks for beside its own arguments. @defaultValue none */
  args?: QueryArgs | undefined;
  /** How many members a page holds. @defaultValue 100 */
  initialNumItems?: number | undefined;
  query?: undefined;
  preloaded?: undefined;
  searchQuery?: undefined;
  countQuery?: undefined;
  localSearchLimit?: undefined;
  virtualized?: undefined;
};

/** A directory from A to Z. */
export function BrowsedDirectory<M extends Member>({
  handle,
  directory,
  args = NO_ARGS,
  initialNumItems = DEFAULT_INITIAL_NUM_ITEMS,
  ...list
}: BrowsedDirectoryProps<M> & { handle: Ref<OrgMemberDirectoryHandle> }) {
  assertNumItems("initialNumItems", initialNumItems);
  const input = useSearchText();
  const search = useSearchSession<M>(directory.searchActiveUsersInOrg, args, input.pausedText);
  const { answered, isStale } = search;
  const isSearch = answered !== null;
  const browsed = useBrowsedMembers<M>(directory, args, !isSearch, initialNumItems);
  const { pager, shown, auth } = browsed;
  const inner = useRef<MemberListHandle>(null);
  const isGoing = useDirectoryHandle(handle, inner, browsed, isSearch);
  const isBack = useReturn(inner, isSearch, pager.view.first);
  const onView = useSettledViews(initialNumItems, (view) => {
    if (isBack() && !isGoing()) browsed.look(view);
  });

  const words = { ...english, ...englishDirectory, ...list.localization };
  const sections = useSections(shown.sections, words, {
    renderSkeleton: list.renderSkeleton,
    classNames: list.classNames,
  });
  const total = pager.counts?.reduce((sum, { count }) => sum + count, 0);
  const { session } = search;
  return (
    <>
      {search.feed && (
        <MembersFeed
          {...search.feed}
          {...{ session, send: search.send, retry: search.retry }}
          initialNumItems={initialNumItems}
        />
      )}
      <DirectoryView
        {...{ list, input, total }}
        handle={inner}
        search={answered}
        members={
          isSearch
            ? { results: session.rows, status: session.status, loadMore: search.loadMore, auth }
            : {
                results: shown.rows as readonly M[],
                status: pager.counts === null ? "LoadingFirstPage" : "Exhausted",
                loadMore: NOTHING_MORE,
                auth,
              }
        }
        failure={isSearch ? session.failure : (pager.failure ?? session.failure)}
        retry={isSearch || pager.failure === null ? search.retry : browsed.retry}
        busy={isStale}
        isKnown={isSearch || pager.counts !== null}
        partlySearched={null}
        browse={
          isSearch
            ? undefined
            : { ...sections, rows: shown.rows as readonly (M | undefined)[], onView }
        }
        aside={
          isSearch ? undefined : (
            <SectionRail
              sections={shown.sections}
              current={browsed.section}
              onJump={(section) => goToSection(inner.current, shown.sections, section)}
              words={words}
            />
          )
        }
      />
    </>
  );
}

const NOTHING_MORE = () => {};

/**
 * After a search the reader is back where they were.
 *
 * @param first the first row that was in view
 * @returns whether what the list says of its view can be relied on
 */
function useReturn(list: RefObject<MemberListHandle | null>, isSearch: boolean, first: number) {
  const isAway = useRef(false);
  useIsomorphicLayoutEffect(() => {
    if (isSearch) {
      isAway.current = true;
    } else if (isAway.current) {
      list.current?.scrollToIndex(first, { align: "start" });
      isAway.current = false;
    }
  }, [isSearch, list, first]);
  return () => !isAway.current;
}
