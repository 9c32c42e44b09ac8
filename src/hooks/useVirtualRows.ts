import {
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from "@tanstack/react-virtual";
import { useCallback, useReducer, useState, type RefObject } from "react";
import { flushSync } from "react-dom";
import { anchorShift } from "../core/viewport/anchorShift.js";
import type { Identified } from "../core/member.js";
import { drawnRows, STEP } from "../core/viewport/drawnRows.js";
import type { ScrollToIndexOptions } from "../core/viewport/memberListHandle.js";
import { scrollTarget } from "../core/viewport/scrollTarget.js";
import { observeTouch } from "./observeTouch.js";
import type { ImageGate } from "../core/viewport/createImageGate.js";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.js";

export interface VirtualRowsOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly members: readonly Identified[];
  readonly rowHeight: number;
  readonly overscan: number;
  /** Index of a row to keep mounted wherever the reader is, `-1` for none. */
  readonly pinned: number;
  /** The list's height in px before it is measured, and on a server. */
  readonly initialHeight: number;
  readonly enabled: boolean;
  readonly images: ImageGate;
}

type RowVirtualizer = Virtualizer<HTMLElement, HTMLElement>;

/**
 * A thin adapter around react-virtual's `Virtualizer` for rows of one height. Its items are steps of
 * sixteen rows: a sixteenth of the layout, and about a tenth of the renders while scrolling. It keeps
 * the first surviving visible row where it is when members come and go.
 *
 * Writing `scrollTop` would cut a scroll in progress short. So while the reader scrolls, rows are
 * drawn `ahead` px off their place instead, and both are put right at rest, in one frame.
 */
export function useVirtualRows(options: VirtualRowsOptions) {
  const { scroller, members, rowHeight, overscan, pinned, enabled, images } = options;
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  // What is on screen: changed by events and in layout effects, only read while rendering.
  const [shown] = useState(() => ({
    members,
    rowHeight,
    range: "",
    ahead: 0,
    element: 0,
    moving: false,
    resizing: false,
    touched: false,
  }));

  const inView = (v: RowVirtualizer) =>
    Math.ceil((v.scrollRect ?? v.options.initialRect).height / rowHeight) + 1;
  const drawnRange = (v: RowVirtualizer) =>
    drawnRows(v.range?.startIndex ?? 0, inView(v), overscan, members.length);
  // At the end of the way up nothing is cut short, and the rows held back are what one scrolls for.
  const atFalseTop = () => shown.element <= 0 && shown.ahead > 0 && !shown.touched;
  const isMoving = (v: RowVirtualizer) => (v.isScrolling || shown.touched) && !atFalseTop();

  const resolved: VirtualizerOptions<HTMLElement, HTMLElement> = {
    enabled,
    count: Math.ceil(members.length / STEP),
    getScrollElement: () => scroller.current,
    estimateSize: (step) => Math.min(STEP, members.length - step * STEP) * rowHeight,
    overscan: 0,
    // Its identity tells the virtualizer to lay the rows out again.
    // oxlint-disable-next-line react/exhaustive-deps
    getItemKey: useCallback((index: number) => index, [rowHeight]),
    initialRect: { width: 0, height: options.initialHeight },
    observeElementRect: (instance, report) =>
      observeElementRect(instance, (rect) => {
        // As in useMeasuredRow: no rendering within the callback of a ResizeObserver.
        shown.resizing = true;
        report(rect);
        shown.resizing = false;
      }),
    observeElementOffset: (instance, report) => {
      const stopScroll = observeElementOffset(instance, (offset, isScrolling) => {
        // Faster than a row per frame is too fast to look at pictures.
        images.setOpen(!isScrolling || Math.abs(offset - shown.element) <= rowHeight);
        shown.element = offset;
        report(offset + shown.ahead, isScrolling);
        if (atFalseTop()) instance.options.onChange(instance, isScrolling);
      });
      const stopTouch = observeTouch(instance.scrollElement, (touched) => {
        shown.touched = touched;
        if (!touched) instance.options.onChange(instance, false);
      });
      return () => {
        stopScroll?.();
        stopTouch();
      };
    },
    // Not "auto", which would hand corrections over to CSS smooth scrolling.
    scrollToFn: (offset, { adjustments = 0, behavior }, { scrollElement }) =>
      scrollElement?.scrollTo({
        top: offset - shown.ahead + adjustments,
        behavior: behavior === "smooth" ? "smooth" : "instant",
      }),
    onChange: (instance, sync) => {
      const range = drawnRange(instance).join();
      const settled = shown.moving && !isMoving(instance);
      if (range === shown.range && !settled) return;
      shown.range = range;
      // Without it, fast wheels paint blank frames.
      if (sync && !shown.resizing) flushSync(rerender);
      else rerender();
    },
  };
  const [virtualizer] = useState<RowVirtualizer>(() => new Virtualizer(resolved));

  // A write to scrollTop reports itself only with the next frame, so ask where it matters.
  const changed = members !== shown.members || rowHeight !== shown.rowHeight || shown.ahead !== 0;
  const element = (changed ? scroller.current?.scrollTop : undefined) ?? shown.element;
  const offset = element + shown.ahead;
  // At the very top, new members are meant to be seen.
  const anchored = offset > 0;
  const shift = anchored
    ? anchorShift(shown.members, members, Math.floor(offset / shown.rowHeight))
    : 0;
  const rescaled = anchored ? offset * (rowHeight / shown.rowHeight - 1) : 0;
  const ahead = shown.ahead + shift * rowHeight + rescaled;
  virtualizer.setOptions(resolved);
  if (virtualizer.scrollOffset !== null) virtualizer.scrollOffset = element + ahead;
  const moving = isMoving(virtualizer);
  const drawnAhead = moving ? ahead : 0;
  virtualizer.calculateRange();
  const range = drawnRange(virtualizer);
  const [first, last] = range;

  useIsomorphicLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useIsomorphicLayoutEffect(() => {
    virtualizer._willUpdate();
    shown.members = members;
    shown.rowHeight = rowHeight;
    shown.range = range.join();
    shown.moving = moving;
    shown.ahead = drawnAhead;
    if (ahead !== drawnAhead) {
      shown.element = element + ahead - drawnAhead;
      scroller.current?.scrollTo({ top: shown.element, behavior: "instant" });
    }
  });

  // A hidden list has no range, and draws nothing.
  const indexes = virtualizer.range ? between(first, last) : [];
  if (virtualizer.range && pinned >= 0 && pinned < first) indexes.unshift(pinned);
  if (virtualizer.range && pinned > last) indexes.push(pinned);
  const position = virtualizer.scrollOffset ?? 0;
  const viewport = (virtualizer.scrollRect ?? virtualizer.options.initialRect).height;
  return {
    rows: indexes.map((index) => ({ index, top: index * rowHeight - drawnAhead })),
    lastDrawn: virtualizer.range ? last : -1,
    height: members.length * rowHeight - drawnAhead,
    isMoving: moving,
    firstInView: Math.floor(position / rowHeight),
    rowsInView: inView(virtualizer) - 1,
    scrollToIndex: (index: number, { align = "auto", behavior }: ScrollToIndexOptions = {}) => {
      const target = scrollTarget(index, rowHeight, virtualizer.scrollOffset ?? 0, viewport, align);
      virtualizer.scrollToOffset(target, behavior === "smooth" ? { behavior } : {});
    },
  };
}

function between(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
