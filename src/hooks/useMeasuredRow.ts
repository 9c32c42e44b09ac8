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

/** With its fraction of a pixel, unless a transform, as of a dialog zooming in, falsifies it. */
function heightOf(row: HTMLElement): number {
  const { height } = row.getBoundingClientRect();
  return Math.abs(height - row.offsetHeight) < 1 ? height : row.offsetHeight;
}
