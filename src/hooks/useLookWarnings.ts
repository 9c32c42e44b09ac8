import { useEffect, type RefObject } from "react";
import { warnOnce } from "./warnOnce.js";

/**
 * Warns a developer, once each, that the list has no stylesheet, and that rows differ in height: they
 * would overlap, or leave gaps. Production builds have neither the checks nor the texts.
 *
 * @param scroller holds the rows, each with `data-index`
 * @param height by which rows are placed, in px; `0` for no rows yet, or where rows may differ
 */
export function useLookWarnings(scroller: RefObject<HTMLElement | null>, height: number): void {
  useEffect(() => {
    if (process.env.NODE_ENV !== "production") {
      warnWithoutStyles(scroller.current!);
      if (height > 0) warnOfUnevenRows(scroller.current!);
    }
  }, [scroller, height]);
}

function warnWithoutStyles(list: HTMLElement) {
  // Without layout, as in jsdom, there are no styles to check.
  if (list.offsetHeight === 0) return;
  if (getComputedStyle(list).getPropertyValue("--org-member-styles") !== "") return;
  warnOnce(
    "styles",
    'The member list has no styles: import "convex-org-members/styles.css" once in your app. ' +
      "If you style the list yourself, set --org-member-styles: own on it, and this is not said again.",
  );
}

function warnOfUnevenRows(list: HTMLElement) {
  let height = 0;
  for (const row of list.querySelectorAll<HTMLElement>("[data-index]:not([data-awaited])")) {
    height ||= row.offsetHeight;
    if (row.offsetHeight === 0 || Math.abs(row.offsetHeight - height) <= 1) continue;
    warnOnce(
      "rows",
      `Row ${row.dataset.index} of the member list is ${row.offsetHeight} px tall, and another ${height} px. ` +
        "Rows are placed as if all had one height: give what `renderMember` and `renderActions` return a fixed " +
        "height, or draw the rows in the flow with `virtualized={false}`.",
    );
    return;
  }
}
