/** Where a row comes to stand; `"auto"` scrolls no further than it takes to see it whole. */
export type ScrollAlignment = "start" | "center" | "end" | "auto";

/**
 * The offset that shows the row at `index`, in px; it may lie beyond the ends.
 *
 * @param offset where the list is scrolled to now
 * @param viewport height of the list
 */
export function scrollTarget(
  index: number,
  rowHeight: number,
  offset: number,
  viewport: number,
  align: ScrollAlignment,
): number {
  const start = index * rowHeight;
  const end = start + rowHeight - viewport;
  if (align === "start") return start;
  if (align === "end") return end;
  if (align === "center") return (start + end) / 2;
  return Math.max(end, Math.min(start, offset));
}
