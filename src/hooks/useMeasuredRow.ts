import { useRef, type RefObject } from "react";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.js";

/**
 * Measures one row, since all have the same height, and keeps up with zoom, fonts and themes.
 *
 * @param rows holds the rows, each with `data-index`
 * @param paused while rows come and go, as measuring would force a layout each time
 * @param onMeasure gets the height in px: before the first paint, and soon after each change
 */
export function useMeasuredRow(
  rows: RefObject<HTMLElement | null>,
  paused: boolean,
  onMeasure: (height: number) => void,
): void {
  const observed = useRef<{ row: HTMLElement; observer: ResizeObserver } | null>(null);

  useIsomorphicLayoutEffect(() => {
    if (paused || observed.current?.row.isConnected) return;
    observed.current?.observer.disconnect();
    observed.current = null;
    const row = rows.current?.querySelector<HTMLElement>("[data-index]");
    if (!row) return;

    const measure = () => {
      const height = heightOf(row);
      // A hidden or removed row has none.
      if (height > 0) onMeasure(height);
    };
    measure();
    // Not at once: rendering within the callback can resize what else is observed, and browsers then
    // report an error to the page ("ResizeObserver loop completed with undelivered notifications").
    // The row's own window: it can be another than the script's. In jsdom there is no observer.
    const { ResizeObserver } = row.ownerDocument.defaultView as Partial<Window & typeof globalThis>;
    if (!ResizeObserver) return;
    const observer = new ResizeObserver(measure);
    observer.observe(row);
    observed.current = { row, observer };
  });
  useIsomorphicLayoutEffect(
    () => () => {
      observed.current?.observer.disconnect();
      observed.current = null;
    },
    [],
  );
}

/** As it is laid out, with its fraction of a pixel: no transform around it is in it. */
function heightOf(row: HTMLElement): number {
  const style = row.ownerDocument.defaultView!.getComputedStyle(row);
  const height = Number.parseFloat(style.height);
  if (style.boxSizing === "border-box") return height;
  return (
    height +
    Number.parseFloat(style.paddingTop) +
    Number.parseFloat(style.paddingBottom) +
    Number.parseFloat(style.borderTopWidth) +
    Number.parseFloat(style.borderBottomWidth)
  );
}
