import {
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type ReactNode,
  type Ref,
} from "react";
import { createImageGate } from "../core/viewport/createImageGate.js";
import type { MemberListLocalization } from "../core/words/localization.js";
import { LIST_HEIGHT, rem } from "../core/look.js";
import type { Member } from "../core/member.js";
import type { MemberListHandle, ScrollToIndexOptions } from "../core/viewport/memberListHandle.js";
import { evenRows } from "../core/viewport/rowLayout.js";
import { shouldLoadMore } from "../core/viewport/shouldLoadMore.js";
import { useGridEvents } from "../hooks/useGridEvents.js";
import { useListHandle } from "../hooks/useListHandle.js";
import { useLoadMore } from "../hooks/useLoadMore.js";
import { useLookWarnings } from "../hooks/useLookWarnings.js";
import { useMeasuredRow } from "../hooks/useMeasuredRow.js";
import { useOneTabStop } from "../hooks/useOneTabStop.js";
import { titleCutName } from "../hooks/titleCutName.js";
import { rowElement, useRovingRow } from "../hooks/useRovingRow.js";
import { useOverflow } from "../hooks/useOverflow.js";
import { useSetSize } from "../hooks/useSetSize.js";
import { useVirtualRows } from "../hooks/useVirtualRows.js";
import type { InnerListProps } from "./browsedRows.js";
import type { MemberListProps } from "./memberListProps.js";
import { MemberRow } from "./MemberRow.js";
import { slot } from "./slot.js";
import { VISUALLY_HIDDEN } from "./visuallyHidden.js";

interface MemberRowsProps<M extends Member>
  extends
    InnerListProps<M>,
    Pick<
      MemberListProps<M>,
      | "members"
      | "loadMoreThreshold"
      | "overscan"
      | "renderMember"
      | "renderActions"
      | "onMemberAction"
      | "getAvatarUrl"
      | "getRowProps"
      | "getMemberHref"
      | "classNames"
    > {
  readonly criteria: string;
  readonly total: number | undefined;
  readonly estimateRowHeight: number;
  readonly virtualized: boolean;
  readonly failed: boolean;
  readonly loading: boolean;
  /** Whether other rows are being loaded. */
  readonly busy: boolean;
  readonly rows: readonly (M | undefined)[];
  readonly words: MemberListLocalization;
  /** In place of the rows, where there are none to show. */
  readonly fallback: ReactNode;
  readonly footer: ReactNode;
  /** The reader asks for more. */
  readonly onMore: () => void;
  /** The end is near. */
  readonly onNearEnd: (() => void) | undefined;
  readonly handle: Ref<MemberListHandle>;
}

/** The scroller, and the rows drawn in it. */
export function MemberRows<M extends Member>(props: MemberRowsProps<M>) {
  const {
    rows,
    criteria,
    words,
    fallback,
    footer,
    onMore,
    onNearEnd,
    handle,
    members,
    failed,
    loading,
    busy,
    virtualized,
    estimateRowHeight,
    overscan = 8,
    loadMoreThreshold = 20,
    onMemberAction,
    browse,
    aside,
    total: knownTotal,
    ...rowProps
  } = props;
  const { renderActions, getMemberHref, classNames } = rowProps;
  const scroller = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [images] = useState(createImageGate);
  const isGrid = (onMemberAction ?? renderActions ?? getMemberHref) !== undefined;
  const listId = useId();
  const sizeId = `${listId}size`;

  const roving = useRovingRow(scroller, rows, criteria);
  useOneTabStop(scroller, isGrid);
  const total = Math.max(knownTotal ?? 0, rows.length);
  useSetSize(scroller, total);
  const [rowHeight, setRowHeight] = useState(estimateRowHeight);
  const layOut = browse?.layOut;
  const { length } = rows;
  const layout = useMemo(
    () => (layOut && length > 0 ? layOut(rowHeight) : evenRows(length, rowHeight)),
    [layOut, length, rowHeight],
  );
  const virtual = useVirtualRows({
    scroller,
    rows,
    criteria,
    layout,
    overscan,
    pinned: roving.pinned,
    initialHeight: LIST_HEIGHT,
    enabled: virtualized,
    images,
  });
  useMeasuredRow(scroller, virtual.isMoving, rowHeight, setRowHeight);
  useOverflow(scroller, box, !loading, fallback === null);
  const scrollToIndex: MemberListHandle["scrollToIndex"] = (index, options) => {
    if (virtualized) virtual.scrollToIndex(index, options);
    else rowElement(scroller.current, index)?.scrollIntoView(intoView(options));
  };
  const gridEvents = useGridEvents({
    rows,
    roving,
    reveal: scrollToIndex,
    page: virtual.rowsInView,
    onMore,
    onMemberAction,
    rowForLetter: browse?.rowForLetter,
  });
  useListHandle(handle, scroller, rows, roving, scrollToIndex);

  const placed = virtualized ? virtual.rows : rows.map((_, index) => ({ index, top: null }));
  const { firstInView: first, lastInView: last, isMoving } = virtual;
  useLookWarnings(scroller, virtualized && rows[first] ? rowHeight : 0);
  const onView = fallback === null ? browse?.onView : undefined;
  useEffect(() => onView?.({ first, last, isMoving }));
  useLoadMore(
    // In the flow there is a button, but not before the first row.
    (virtualized || rows.length === 0) &&
      shouldLoadMore(members.status, failed, rows.length, virtual.lastDrawn, loadMoreThreshold),
    rows.length,
    onNearEnd,
  );

  const isCounted = members.status === "Exhausted" || knownTotal !== undefined;
  // The name is on one element only: the one that gets the focus, or the grid around it.
  const namesScroller = fallback !== null || (virtualized && !isGrid);
  const hasTabStop = (isGrid || browse !== undefined) && fallback === null;
  const tabStop = virtualized
    ? roving.tabStop(virtual.firstInView, virtual.rowsInView)
    : roving.tabStop(0, rows.length);
  const drawnRows = placed.map(({ index, top }) => {
    const member = rows[index];
    const isTabStop = isGrid ? index === tabStop : undefined;
    return member === undefined ? (
      browse?.renderAwaited({ index, top: top!, height: rowHeight, tabStop: isTabStop })
    ) : (
      <MemberRow
        key={member._id}
        {...rowProps}
        {...{ member, index, top, listId, images }}
        unnamed={words.unnamed}
        tabStop={isTabStop}
        heading={isGrid ? browse?.headingAt(index) : undefined}
        actionable={onMemberAction !== undefined}
      />
    );
  });
  const list = (
    <div
      ref={scroller}
      {...slot("scroller", classNames)}
      {...(namesScroller && {
        role: "group",
        "aria-label": words.label,
        "aria-describedby": sizeId,
      })}
      aria-busy={busy || undefined}
      tabIndex={!virtualized || hasTabStop ? -1 : 0}
      style={
        virtualized
          ? {
              overflowAnchor: "none",
              overflowY: loading ? "hidden" : "auto",
              // Fills a root that has a height of its own, without the stylesheet too. Beside
              // something it is as tall as their box, and 100 % of that is not known everywhere.
              blockSize: aside ? undefined : "100%",
            }
          : undefined
      }
      {...roving.events}
      onPointerOver={titleCutName}
      {...(isGrid ? gridEvents : undefined)}
    >
      <div ref={box} style={virtualized ? BOX : undefined}>
        {fallback ?? (
          <>
            {/* Screen readers say it with the focus, and go on reading with the first name. */}
            {namesScroller && (
              <span id={sizeId} style={VISUALLY_HIDDEN}>
                {isCounted ? words.end(total) : words.loaded(rows.length, rows.length)}
              </span>
            )}
            <div
              {...slot("rows", classNames)}
              role={isGrid ? "grid" : "list"}
              aria-label={namesScroller ? undefined : words.label}
              aria-rowcount={isGrid ? total : undefined}
              style={virtualized ? { position: "relative", blockSize: virtual.height } : undefined}
            >
              {browse ? browse.withSections(drawnRows, layout, virtual, isGrid) : drawnRows}
            </div>
            {footer}
          </>
        )}
      </div>
    </div>
  );
  if (aside === undefined) return list;
  return (
    <div data-slot="org-member-body" style={BODY}>
      {list}
      {fallback === null && aside}
    </div>
  );
}

function intoView({
  align = "auto",
  behavior = "instant",
}: ScrollToIndexOptions = {}): ScrollIntoViewOptions {
  return { block: align === "auto" ? "nearest" : align, behavior };
}

const BODY: CSSProperties = { display: "flex", minBlockSize: 0, flex: "1 1 auto" };

// Without a height, the list grows with its rows up to a limit. The limit is on the content, which
// overflows: so the scroller can still grow and shrink with the height of the root.
const BOX: CSSProperties = {
  maxBlockSize: `var(--org-member-max-height, min(${rem(LIST_HEIGHT)}, 60svh))`,
};
