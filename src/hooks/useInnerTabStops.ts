import type { RefObject } from "react";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.js";

/** Everything in a row that can take the focus. */
export const FOCUSABLE =
  "a[href],button:not(:disabled),input:not(:disabled),select:not(:disabled),textarea:not(:disabled),[tabindex]";

/** A grid has one tab stop: the controls inside its rows are reached with the arrow keys. */
export function useInnerTabStops(row: RefObject<HTMLElement | null>, inGrid: boolean): void {
  useIsomorphicLayoutEffect(() => {
    if (!inGrid) return;
    for (const control of row.current?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? []) {
      control.tabIndex = -1;
    }
  });
}
