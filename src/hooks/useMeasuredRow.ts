import { useRef, type RefObject } from "react";
import { observeSizes } from "./observeSizes.js";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.js";

/**
 * Measures one row, since all have the same height, and keeps up with zoom, fonts and themes.
 *
 * @param rows holds the rows, each with `data-index`; a row whose member is not loaded is not measured
 * @param paused while rows are added and removed, as measuring would force a layout each time
 * @param height known so far, in px
 * @param onMeasure gets the height in px when it differs: before the first paint, and soon after each
 * change
 */
export function useMeasuredRow(
  rows: RefObject<HTMLElement | null>,
  paused: boolean,
  height: number,
  onMeasure: (height: number) => void,
): void {
  const observed = useRef<{ readonly row?: HTMLElement; readonly stop?: () => void }>({});

  useIsomorphicLayoutEffect(() => {
    if (paused || observed.current.row?.isConnected) return;
    observed.current.stop?.();
    observed.current = {};
    const row = rows.current?.querySelector<HTMLElement>("[data-index]:not([data-awaited])");
    if (!row) return;

    let known = height;
    const measure = () => {
      const measured = heightOf(row);
      // A hidden or removed row has no height. Do not render synchronously in this callback: that can
      // resize other observed elements, and browsers then report an error to the page. Observers begin
      // with a report of what is known: React would render the list for it.
      if (measured > 0 && measured !== known) onMeasure((known = measured));
    };
    measure();
    observed.current = { row, stop: observeSizes([row], measure) };
  });
  useIsomorphicLayoutEffect(
    () => () => {
      observed.current.stop?.();
      observed.current = {};
    },
    [],
  );
}

/** The layout height, with its fraction of a pixel and without transforms. */
function heightOf(row: HTMLElement): number {
  const { boxSizing, height, paddingTop, paddingBottom, borderTopWidth, borderBottomWidth } =
    row.ownerDocument.defaultView!.getComputedStyle(row);
  const edges =
    boxSizing === "border-box"
      ? []
      : [paddingTop, paddingBottom, borderTopWidth, borderBottomWidth];
  return [height, ...edges].reduce((sum, length) => sum + Number.parseFloat(length), 0);
}
