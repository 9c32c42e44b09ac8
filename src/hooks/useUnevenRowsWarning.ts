import { useEffect, type RefObject } from "react";
import { warnOnce } from "./warnOnce.js";

// Bundlers put the value in its place, as they do for React.
declare const process: { env: { NODE_ENV?: string } };

/**
 * Tells a developer, once, that rows differ in height: they would overlap, or leave gaps. Production
 * builds neither look nor carry the words.
 *
 * @param scroller holds the rows, each with `data-index`
 * @param height of the row that was measured, in px; `0` for none yet, or where rows may differ
 */
export function useUnevenRowsWarning(
  scroller: RefObject<HTMLElement | null>,
  height: number,
): void {
  useEffect(() => {
    if (process.env.NODE_ENV === "production" || height === 0) return;
    for (const row of scroller.current?.querySelectorAll<HTMLElement>("[data-index]") ?? []) {
      if (row.offsetHeight === 0 || Math.abs(row.offsetHeight - height) <= 1) continue;
      warnOnce(
        "rows",
        `Row ${row.dataset.index} of the member list is ${row.offsetHeight} px tall, and another ${Math.round(height)} px. ` +
          "Rows are placed as if all had one height: give what `renderMember` and `renderActions` return a fixed " +
          "height, or draw the rows in the flow with `virtualized={false}`.",
      );
      return;
    }
  }, [scroller, height]);
}
