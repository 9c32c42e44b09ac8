import type { RowLayout } from "./rowLayout.js";

/** Where a row comes to stand; `"auto"` scrolls no further than it takes to see it whole. */
export type ScrollAlignment = "start" | "center" | "end" | "auto";

/**
 * The offset that shows the row at `index`, in px; it may lie beyond the ends.
 *
 * @param offset where the reader is now
 * @param height of the view
 */
export function scrollTarget(
  layout: RowLayout,
  index: number,
  offset: number,
  height: number,
  align: ScrollAlignment,
): number {
  const start = layout.topOf(index) - (layout.stickyHeight ?? 0);
  const end = layout.bottomOf(index) - height;
  if (align === "start") return start;
  if (align === "end") return end;
  if (align === "center") return (start + end) / 2;
  return Math.max(end, Math.min(start, offset));
}
