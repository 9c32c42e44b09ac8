/**
 * Tells the height of an element in px, now and after each change: that of its layout, which
 * transforms do not alter. `0` for an element that is not displayed.
 *
 * @returns how to stop
 */
export function observeHeight(element: HTMLElement, report: (height: number) => void) {
  report(element.clientHeight);
  // The element's own window: it can be another than the script's.
  const { ResizeObserver } = element.ownerDocument.defaultView as Partial<
    Window & typeof globalThis
  >;
  // Where there is no layout, as in jsdom, there is none.
  if (!ResizeObserver) return () => {};
  const observer = new ResizeObserver(() => report(element.clientHeight));
  observer.observe(element);
  return () => observer.disconnect();
}
