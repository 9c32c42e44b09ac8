import type { RefObject } from "react";
import { enterTabOrder, leaveTabOrder } from "./controls.js";
import { listen } from "./listen.js";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.js";

/** Changes that can turn an element into a control. */
const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  attributeFilter: ["tabindex", "href", "controls", "contenteditable"],
};

/**
 * A grid has one tab stop, a row: the controls inside its rows are reached with the arrow keys.
 * Controls can change without a render of the list, so the document is watched.
 */
export function useOneTabStop(scroller: RefObject<HTMLElement | null>, isGrid: boolean): void {
  useIsomorphicLayoutEffect(() => {
    const element = scroller.current;
    if (!isGrid || element === null) return;
    const rows = () => element.querySelectorAll("[data-slot=org-member-content]");
    const update = () => {
      for (const row of rows()) leaveTabOrder(row, (root) => observer.observe(root, WATCHED));
    };
    const observer = new MutationObserver(update);
    observer.observe(element, WATCHED);
    // A shadow root that is attached later is no mutation.
    const stopListening = listen(element, ["focusin"], update);
    update();
    return () => {
      observer.disconnect();
      stopListening();
      rows().forEach(enterTabOrder);
    };
  }, [scroller, isGrid]);
}
