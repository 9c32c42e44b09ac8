import { useEffect, type RefObject } from "react";
import { observeSizes } from "./observeSizes.js";
import { warnOnce } from "./warnOnce.js";

/** A list taller than this many windows is reported to the developer: no layout intends it. */
const FAR_TOO_TALL = 4;

/**
 * Marks the scroller with `data-overflow` while it has something to scroll. The stylesheet then keeps
 * scrolling inside the list; otherwise the page must scroll under the pointer.
 *
 * It observes sizes, so nothing is measured while rendering.
 *
 * @param box inside the scroller, holds its content
 * @param scrolls whether the content may be scrolled; a skeleton may not
 * @param content changes when other elements replace the content
 */
export function useOverflow(
  scroller: RefObject<HTMLElement | null>,
  box: RefObject<HTMLElement | null>,
  scrolls: boolean,
  content: unknown,
): void {
  useEffect(() => {
    const element = scroller.current!;
    return observeSizes([element, ...box.current!.children], () => {
      element.toggleAttribute(
        "data-overflow",
        scrolls && element.scrollHeight > element.clientHeight,
      );
      if (
        process.env.NODE_ENV !== "production" &&
        element.style.overflowY &&
        element.clientHeight > FAR_TOO_TALL * element.ownerDocument.defaultView!.innerHeight
      ) {
        warnOnce(
          "height",
          `The member list is ${element.clientHeight} px tall, so all its rows are drawn and all pages loaded. ` +
            "Give it a height, put it into a box that has one, or set --org-member-max-height. " +
            "For a list that is meant to grow with its rows, there is virtualized={false}.",
        );
      }
    });
  }, [scroller, box, scrolls, content]);
}
