import { useReducer, useRef, useState, type RefObject } from "react";
import type { Identified } from "../core/member.js";
import type { ImageGate } from "../core/viewport/createImageGate.js";
import type { ScrollToIndexOptions } from "../core/viewport/memberListHandle.js";
import type { RowLayout } from "../core/viewport/rowLayout.js";
import { rowsInView } from "../core/viewport/rowRange.js";
import { scrollTarget } from "../core/viewport/scrollTarget.js";
import {
  elementHeight,
  firstViewport,
  isCramped,
  isScaledWay,
  placeOf,
  redrawn,
  shiftOf,
  withRows,
  type Direction,
} from "../core/viewport/viewport.js";
import { afterPaint } from "./afterPaint.js";
import { createRowWatch } from "./createRowWatch.js";
import { createScreen } from "./createScreen.js";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.js";

export interface VirtualRowsOptions {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly rows: readonly (Identified | undefined)[];
  /** The search or filter that the rows are the result of: a change scrolls to the top. */
  readonly criteria: string;
  readonly layout: RowLayout;
  readonly overscan: number;
  /** Index of a row to keep mounted wherever the reader is, `-1` for none. */
  readonly pinned: number;
  /** The list's height in px before it is measured, and on a server. */
  readonly initialHeight: number;
  readonly enabled: boolean;
  readonly images: ImageGate;
}

/**
 * Draws the rows in view. The screen observes the DOM, `core/viewport` decides, and this renders.
 */
export function useVirtualRows(options: VirtualRowsOptions) {
  const { scroller, rows, criteria, layout, overscan, pinned, enabled, images } = options;
  const [, rerender] = useReducer((count: number) => count + 1, 0);
  const [screen] = useState(() =>
    createScreen(
      { ...firstViewport(rows, layout, options.initialHeight), criteria },
      rerender,
      images,
    ),
  );
  const [watch] = useState(() => createRowWatch((...args) => screen.observe(...args)));
  const painted = useRef(false);

  let before = screen.viewport();
  const isOther = criteria !== before.criteria;
  if (enabled && (isOther || rows !== before.rows || layout !== before.layout)) {
    const looked = screen.lookedAt(scroller.current);
    before = withRows(isOther ? { ...looked, criteria, offset: 0 } : looked, rows, layout);
  }
  const drawn = screen.atRest(before);

  useIsomorphicLayoutEffect(() => {
    if (enabled && scroller.current) screen.commit(scroller.current, before, drawn);
  });
  useIsomorphicLayoutEffect(() => {
    const watched = {
      scroller: enabled ? scroller.current : null,
      viewport: drawn,
      onRunOut(direction: Direction, inEvent: boolean) {
        const margin = direction !== "none" || painted.current ? overscan : 0;
        screen.draw(redrawn(screen.viewport(), margin, direction), inEvent);
      },
    };
    watch.update(watched, () => screen.viewport().scrollTop);
  });
  useIsomorphicLayoutEffect(() => watch.stop, [watch]);
  // Paint the rows in view first, and then the rows around them.
  useIsomorphicLayoutEffect(() => {
    const drawAround = () => {
      const now = screen.viewport();
      painted.current = true;
      if (screen.isMoving()) return;
      // Draw even if no row is missing, because the rows in view have changed.
      screen.draw(isCramped(now, overscan) ? redrawn(now, overscan, "none") : now, true);
    };
    screen.whenQuiet(drawAround);
    const view = scroller.current?.ownerDocument.defaultView;
    if (enabled && view && isCramped(screen.viewport(), overscan)) {
      return afterPaint(view, drawAround);
    }
  });

  const { first, last } = drawn.drawn;
  const indexes = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  if (pinned >= 0 && pinned < first) indexes.unshift(pinned);
  if (pinned > last) indexes.push(pinned);
  const height = elementHeight(drawn);
  // What a pinned heading covers is not in view.
  const covered = layout.stickyHeight ?? 0;
  const inView = rowsInView(layout, drawn.offset + covered, drawn.height - covered);
  return {
    rows: indexes.map((index) => ({ index, top: layout.topOf(index) - shiftOf(drawn) })),
    /** `-1` in a list that is not displayed. */
    lastDrawn: screen.hasBox() ? last : -1,
    height,
    isMoving: screen.isMoving(),
    firstInView: inView.first,
    lastInView: inView.last,
    /** The rows drawn around what is in view, and by how much they are shifted. */
    drawn: drawn.drawn,
    shift: shiftOf(drawn),
    placeOf: (offset: number) => Math.min(placeOf(drawn, offset), height),
    /** How many whole rows fit into the view. */
    rowsInView: layout.rowAt(layout.topOf(inView.first) + drawn.height) - inView.first,
    scrollToIndex: (index: number, { align = "auto", behavior }: ScrollToIndexOptions = {}) => {
      const element = scroller.current!;
      const now = screen.lookedAt(element);
      const top = scrollTarget(layout, index, now.offset, now.height, align);
      // Over a long way in a scaled list, the browser would end at another row: jump instead.
      if (behavior === "smooth" && !isScaledWay(now, top - now.offset)) {
        element.scrollTo({ top: top - shiftOf(now), behavior });
      } else {
        const offset = Math.max(0, Math.min(top, layout.height));
        screen.jump(element, redrawn({ ...now, offset }, overscan, "none"));
      }
    },
  };
}
