"use client";
import { forwardRef, useState, type ReactElement, type Ref, type RefAttributes } from "react";
import { createReconciler } from "../core/session/createReconciler.js";
import { listEnd, listView } from "../core/session/listView.js";
import { english } from "../core/words/localization.js";
import { ROW_HEIGHT } from "../core/look.js";
import type { Member } from "../core/member.js";
import type { MemberListHandle } from "../core/viewport/memberListHandle.js";
import { DEFAULT_NUM_ITEMS } from "../core/session/pageSizes.js";
import { useAnnouncement } from "../hooks/useAnnouncement.js";
import { useSparsePages } from "../hooks/useSparsePages.js";
import { ListFooter } from "./ListFooter.js";
import { ListSkeleton } from "./ListSkeleton.js";
import { ListState } from "./ListState.js";
import type { InnerListProps } from "./browsedRows.js";
import type { MemberListProps } from "./memberListProps.js";
import { MemberRows } from "./MemberRows.js";
import { slot } from "./slot.js";
import { VISUALLY_HIDDEN } from "./visuallyHidden.js";

export type { MemberListHandle, MemberListProps };

/**
 * A list of members from data alone: give it the result of `useActiveOrgMembers` or
 * `usePaginatedQuery`, and it draws the rows in view, loads more near the end, and has an answer for
 * every state. `OrgMemberList` is the same list with the query built in.
 *
 * @throws UsageError when a row is not an object with a string `_id`
 */
export const MemberList = forwardRef(function MemberList<M extends Member>(
  props: MemberListProps<M> & InnerListProps<M>,
  ref: Ref<MemberListHandle>,
) {
  const {
    members,
    failure,
    connection,
    criteria = "",
    busy,
    total,
    header,
    numItems = DEFAULT_NUM_ITEMS,
    loadMoreThreshold,
    onLoadMore,
    overscan,
    estimateRowHeight = ROW_HEIGHT,
    renderMember,
    renderActions,
    renderState,
    renderSkeleton,
    renderError,
    onMemberAction,
    getAvatarUrl,
    getRowProps,
    getMemberHref,
    localization,
    virtualized = true,
    classNames,
    browse,
    aside,
    ...root
  } = props;
  // A cache: unchanged members keep their identity, and their rows are not rendered again.
  const [reconcile] = useState(() => createReconciler<M>());
  const rows = browse ? browse.rows : reconcile(members.results);
  const words = localization ? { ...english, ...localization } : english;
  const more = useSparsePages(rows.length, numItems, loadMore, criteria);
  const listed = listView(members, failure);
  // No member has been found yet, and the reader decides whether to go on: a button, no skeleton.
  const view = listed === "loading" && more.stopped ? "ready" : listed;
  const end = listEnd(members, failure);
  const reconnecting = connection === "reconnecting" && (view === "ready" || view === "loading");
  const announced = useAnnouncement(
    { view, end, count: rows.length, reconnecting, criteria },
    words,
  );

  function loadMore() {
    if (members.status !== "CanLoadMore" || (view !== "ready" && view !== "loading")) return;
    members.loadMore(numItems);
    onLoadMore?.();
  }

  return (
    <div
      data-slot="org-member-list"
      data-state={view}
      data-busy={busy || undefined}
      data-plain={virtualized ? undefined : ""}
      {...root}
    >
      {header}
      {reconnecting && (
        <div {...slot("banner", classNames)}>
          <bdi>{words.reconnecting}</bdi>
        </div>
      )}
      <MemberRows
        {...{
          browse,
          aside,
          criteria,
          total,
          members,
          loadMoreThreshold,
          overscan,
          estimateRowHeight,
          virtualized,
          classNames,
        }}
        {...{ renderMember, renderActions, onMemberAction, getAvatarUrl }}
        {...{ getRowProps, getMemberHref }}
        failed={failure !== undefined}
        busy={busy || view === "loading"}
        loading={view === "loading"}
        rows={view === "ready" ? rows : NONE}
        words={words}
        handle={ref}
        onMore={more.ask}
        onNearEnd={more.stopped ? undefined : more.askByItself}
        fallback={
          view === "ready" ? null : view === "loading" ? (
            <ListSkeleton
              {...{ renderSkeleton, classNames }}
              rowHeight={renderMember ? estimateRowHeight : undefined}
            />
          ) : (
            <ListState
              {...{ view, failure, words, renderState, classNames }}
              offline={connection === "reconnecting"}
            />
          )
        }
        footer={
          <ListFooter
            {...{ end, failure, words, renderError, classNames }}
            total={rows.length}
            onLoadMore={virtualized && !more.stopped ? undefined : more.ask}
          />
        }
      />
      <div role="status" data-slot="org-member-status" style={VISUALLY_HIDDEN}>
        {announced}
      </div>
    </div>
  );
}) as <M extends Member>(
  props: MemberListProps<M> & RefAttributes<MemberListHandle>,
) => ReactElement;

const NONE: never[] = [];
