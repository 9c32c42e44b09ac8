import { useRef, useState, type RefObject } from "react";
import { flushSync } from "react-dom";
import { useIsomorphicLayoutEffect } from "./useIsomorphicLayoutEffect.js";

/**
 * The height all rows have, in px: the estimate until one is drawn, then measured and kept up to
 * date through zoom, fonts and themes.
 *
 * @param rows holds the rows, each with `data-index`
 */
export function useRowHeight(rows: RefObject<HTMLElement | null>, estimate: number): number {
  const [measured, setMeasured] = useState<number | null>(null);
  const row = useRef<Element | null>(null);
  const observer = useRef<ResizeObserver | null>(null);

  useIsomorphicLayoutEffect(() => {
    observer.current = new ResizeObserver((entries) => {
      const height = entries.at(-1)?.borderBoxSize[0]?.blockSize;
      // Before this frame is painted. A hidden list has no height to go by.
      if (height) flushSync(() => setMeasured(height));
    });
    return () => {
      observer.current?.disconnect();
      row.current = null;
    };
  }, []);

  useIsomorphicLayoutEffect(() => {
    if (row.current?.isConnected) return;
    observer.current?.disconnect();
    row.current = rows.current?.querySelector("[data-index]") ?? null;
    if (row.current) observer.current?.observe(row.current);
  });

  return measured ?? estimate;
}
