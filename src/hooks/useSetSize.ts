import type { RefObject } from "react";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.js";

/** The rows of a list; those of a grid have a number of their own. */
const ITEMS = "[data-slot=org-member-row][aria-posinset]";

/**
 * Tells screen readers how many items a list has, on each drawn item. It is not a prop of the rows:
 * then every row would render again whenever a member joins.
 */
export function useSetSize(scroller: RefObject<HTMLElement | null>, size: number): void {
  useIsomorphicLayoutEffect(() => {
    const others = `${ITEMS}:not([aria-setsize="${size}"])`;
    for (const item of scroller.current?.querySelectorAll(others) ?? []) {
      item.setAttribute("aria-setsize", `${size}`);
    }
  });
}
