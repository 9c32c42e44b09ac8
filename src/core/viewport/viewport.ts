import type { Identified } from "../member.js";
import { anchoredOffset, type LaidOutRows } from "./anchoredOffset.js";
import type { RowLayout } from "./rowLayout.js";
import { extended, rowsInView, type RowRange } from "./rowRange.js";
import { scrollScale } from "./scrollScale.js";

/**
 * Which rows the reader has in front of them, and which are drawn.
 *
 * At rest `scrollTop` is where the scroll scale wants it for `offset`. While the reader scrolls,
 * nothing may write to `scrollTop`, as that would stop them. When rows come and go meanwhile, only
 * `offset` changes, and the rows are drawn at another place in the element (`shiftOf`).
 */
export interface Viewport extends LaidOutRows {
  /** The search or filter that the rows are the result of, where that can change. */
  readonly criteria?: string;
  /** Of the scroller in px. */
  readonly height: number;
  /** Of the scroller in px, as last seen. */
  readonly scrollTop: number;
  /** From the top of the first row to the upper edge of the view, in px. */
  readonly offset: number;
  readonly drawn: RowRange;
}

/** Which way the reader goes. `"none"` at rest. */
export type Direction = "up" | "down" | "none";

/**
 * The viewport before the first layout: only the probable height of the list is known. A few more rows
 * are drawn, so that a somewhat taller list need not render again before its first paint.
 */
export function firstViewport(
  rows: readonly (Identified | undefined)[],
  layout: RowLayout,
  height: number,
): Viewport {
  const inView = rowsInView(layout, 0, height);
  const drawn = extended(inView, 0, 3, layout.count);
  return { rows, layout, height, scrollTop: 0, offset: 0, drawn };
}

/** The element was scrolled, by the reader or by code. */
export function scrolledTo(viewport: Viewport, scrollTop: number): Viewport {
  const moved = scrollTop - viewport.scrollTop;
  if (moved === 0) return viewport;
  const offset = isScaledWay(viewport, moved)
    ? scrollScale(viewport.layout.height).offsetAt(scrollTop)
    : viewport.offset + moved;
  return { ...viewport, scrollTop, offset };
}

/**
 * Whether an element shorter than the layout is scrolled a long way, such as by dragging its
 * scrollbar: then one px of the element stands for more than one px of the layout.
 */
export function isScaledWay({ layout, height }: Viewport, px: number): boolean {
  return scrollScale(layout.height).height < layout.height && Math.abs(px) > 4 * height;
}

/** The list has got other rows, or another layout. The reader's row stays where it is. */
export function withRows(
  viewport: Viewport,
  rows: readonly (Identified | undefined)[],
  layout: RowLayout,
): Viewport {
  const { height, drawn } = viewport;
  const offset = anchoredOffset(viewport, { rows, layout }, viewport.offset);
  const before = rowsInView(viewport.layout, viewport.offset, height);
  const inView = rowsInView(layout, offset, height);
  // Keep as many rows around the view as before, so that drawn rows stay drawn.
  const above = Math.max(1, before.first - drawn.first);
  const below = Math.max(1, drawn.last - before.last);
  return {
    ...viewport,
    rows,
    layout,
    offset,
    drawn: extended(inView, above, below, layout.count),
  };
}

/**
 * Draws more rows than are in view: twice `overscan` while the reader scrolls, most of them in that
 * direction. At rest fewer are enough, half of them on either side: each row drawn adds to what a
 * change costs. At an end of the list all of them are on the other side.
 */
export function redrawn(viewport: Viewport, overscan: number, direction: Direction): Viewport {
  const { layout, offset, height } = viewport;
  const inView = rowsInView(layout, offset, height);
  const behind = Math.ceil(overscan / 2);
  const all = direction === "none" ? 3 * behind : 2 * overscan;
  const wanted = { up: all - behind, down: behind, none: Math.floor(all / 2) }[direction];
  const rowsBelow = layout.count - 1 - inView.last;
  const above = Math.min(inView.first, Math.max(wanted, all - rowsBelow));
  // One more at least, so that it is noticed when the rows drawn run out.
  const drawn = extended(inView, Math.max(1, above), Math.max(1, all - above), layout.count);
  const same = drawn.first === viewport.drawn.first && drawn.last === viewport.drawn.last;
  return same ? viewport : { ...viewport, drawn };
}

/** Whether few rows are left on one side, so that a reader who scrolls there soon runs out of them. */
export function isCramped(viewport: Viewport, overscan: number): boolean {
  const { layout, offset, height, drawn } = viewport;
  const inView = rowsInView(layout, offset, height);
  const enough = Math.ceil(overscan / 2);
  return (
    drawn.first > Math.max(0, inView.first - enough) ||
    drawn.last < Math.min(layout.count - 1, inView.last + enough)
  );
}

/** The viewport at rest: `scrollTop` is what belongs to the offset, and no row is shifted. */
export function settled(viewport: Viewport): Viewport {
  const scale = scrollScale(viewport.layout.height);
  const offset = Math.max(0, viewport.offset);
  let move = scale.scrollTopAt(offset) - viewport.scrollTop;
  // Browsers round `scrollTop`. A scaled list moves by whole px; a shift of less is not seen.
  if (scale.height < viewport.layout.height) move = Math.round(move);
  if (Math.abs(move) < 0.01 && offset === viewport.offset) return viewport;
  return { ...viewport, offset, scrollTop: viewport.scrollTop + move };
}

/** By how many px rows are drawn above their place in the layout. */
export function shiftOf({ offset, scrollTop }: Viewport): number {
  return offset - scrollTop;
}

/**
 * The `scrollTop` that takes the reader to an offset: near by, where rows are drawn; from farther
 * away, where the scroll scale has it.
 */
export function placeOf(viewport: Viewport, offset: number): number {
  return isScaledWay(viewport, offset - viewport.offset)
    ? scrollScale(viewport.layout.height).scrollTopAt(offset)
    : offset - shiftOf(viewport);
}

/** The height of the element that holds the rows: as much below the view as at rest. */
export function elementHeight(viewport: Viewport): number {
  const { layout, offset, scrollTop } = viewport;
  const scale = scrollScale(layout.height);
  return Math.max(0, scale.height + scrollTop - scale.scrollTopAt(offset));
}

/**
 * Whether the element is scrolled to its top and the rows are not, or the other way round. No scroll
 * is in progress then that a write could stop.
 */
export function isAtFalseTop({ offset, scrollTop }: Viewport): boolean {
  return scrollTop < 1 ? offset >= 1 : offset < 0;
}
