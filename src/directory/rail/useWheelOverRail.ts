import type { RefObject } from "react";
import { useIsomorphicLayoutEffect } from "../../hooks/useIsomorphicLayoutEffect.js";

/** Px for each unit of Firefox's wheel: px, lines, pages. */
const UNITS = [1, 20, 400];

/**
 * Scrolls the rows when the wheel is turned over the rail. The rail is outside of the scroller, so
 * the browser would scroll the page.
 *
 * @param list an element of the rail
 * @param isDrawn whether there is such an element
 */
export function useWheelOverRail(list: RefObject<HTMLElement | null>, isDrawn: boolean): void {
  useIsomorphicLayoutEffect(() => {
    const rail = list.current?.parentElement;
    const scroller = rail
      ?.closest("[data-slot=org-member-list]")
      ?.querySelector("[data-slot=org-member-scroller]");
    if (!rail || !scroller) return;
    const onWheel = (event: WheelEvent) => {
      // The browser zooms with Control.
      if (event.ctrlKey || scroller.scrollHeight <= scroller.clientHeight) return;
      event.preventDefault();
      scroller.scrollBy({ top: event.deltaY * UNITS[event.deltaMode]!, behavior: "instant" });
    };
    // React's own listeners cannot keep the page from scrolling.
    rail.addEventListener("wheel", onWheel, { passive: false });
    return () => rail.removeEventListener("wheel", onWheel);
  }, [list, isDrawn]);
}
