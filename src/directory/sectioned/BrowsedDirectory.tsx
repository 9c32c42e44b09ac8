import { type Ref, type RefObject, useMemo, useRef } from "react";
import type { MemberListHandle } from "../../components/MemberList.js";
import { MembersFeed } from "../../components/MembersFeed.js";
import type { Member } from "../../core/member.js";
import { assertNumItems } from "../../core/session/assertNumItems.js";
import { NO_ARGS, type QueryArgs } from "../../core/session/membersQuery.js";
import { DEFAULT_INITIAL_NUM_ITEMS } from "../../core/session/pageSizes.js";
import { stayingRow } from "../../core/viewport/stayingRow.js";
import { useIsomorphicLayoutEffect } from "../../hooks/useIsomorphicLayoutEffect.js";
import type { OrgMemberDirectoryQueries } from "./browseFunctions.js";
import type { OrgMemberDirectoryHandle } from "./directoryHandle.js";
import { BrowsedView } from "./BrowsedView.js";
import type { DirectoryListProps } from "../DirectoryView.js";
import { useBrowsedMembers } from "./useBrowsedMembers.js";
import { useDirectoryHandle } from "./useDirectoryHandle.js";
import { useSearchSession } from "./useSearchSession.js";
import { useSearchText } from "../useSearchText.js";
import { useSettledViews } from "./useSettledViews.js";

interface BrowsedDirectoryOptions<M extends Member> {
  readonly directory: OrgMemberDirectoryQueries<M>;
  readonly args: QueryArgs | undefined;
  readonly initialNumItems: number | undefined;
  /** The same object until the app gives others. */
  readonly list: DirectoryListProps<M>;
  readonly handle: Ref<OrgMemberDirectoryHandle>;
}

/** A directory from A to Z: its queries and its state. */
export function BrowsedDirectory<M extends Member>({
  directory,
  args = NO_ARGS,
  initialNumItems = DEFAULT_INITIAL_NUM_ITEMS,
  list,
  handle,
}: BrowsedDirectoryOptions<M>) {
  assertNumItems("initialNumItems", initialNumItems);
  const input = useSearchText();
  const search = useSearchSession<M>(directory.searchActiveUsersInOrg, args, input.pausedText);
  const { answered, session, loadMore } = search;
  const isSearch = answered !== null;
  const browsed = useBrowsedMembers<M>(directory, args, !isSearch, initialNumItems);
  const { pager, shown, auth } = browsed;
  const inner = useRef<MemberListHandle>(null);
  const isGoing = useDirectoryHandle(handle, inner, browsed, isSearch);
  const isBack = useReturn(inner, isSearch, shown.rows, pager.view.first);
  const onView = useSettledViews(initialNumItems, (view) => {
    const isInPlace = isBack() && !isGoing(view);
    if (isInPlace) browsed.look(view);
    return isInPlace;
  });

  const found = useMemo(() => {
    const { rows: results, status } = session;
    return answered && { search: answered, members: { results, status, loadMore, auth } };
  }, [answered, session, loadMore, auth]);
  const ofSearch = isSearch || pager.failure === null;
  return (
    <>
      {search.feed && (
        <MembersFeed
          {...search.feed}
          {...{ session, initialNumItems }}
          send={search.send}
          retry={search.retry}
        />
      )}
      <BrowsedView
        {...{ list, input, found, auth, onView }}
        handle={inner}
        rows={shown.rows}
        sections={shown.sections}
        section={browsed.section}
        isKnown={isSearch ? session.standing !== "none" : pager.counts !== null}
        total={pager.counts?.reduce((sum, { count }) => sum + count, 0)}
        failure={ofSearch ? session.failure : pager.failure}
        retry={ofSearch ? search.retry : browsed.retry}
        busy={search.isStale}
      />
    </>
  );
}

/**
 * Scrolls back to where the reader was before a search.
 *
 * @param rows the whole list
 * @param first the first row that is in view
 * @returns whether the view that the list reports is that of the whole list
 */
function useReturn(
  list: RefObject<MemberListHandle | null>,
  isSearch: boolean,
  rows: Rows,
  first: number,
) {
  const away = useRef<{ rows: Rows; first: number } | null>(null);
  useIsomorphicLayoutEffect(() => {
    const { current } = away;
    if (isSearch) {
      away.current = current ?? { rows, first };
    } else if (current !== null) {
      const index = stayingRow(current.rows, rows, current.first)?.after ?? first;
      list.current?.scrollToIndex(index, { align: "start" });
      away.current = null;
    }
  }, [isSearch, list, rows, first]);
  return () => away.current === null;
}

type Rows = Parameters<typeof stayingRow>[0];
