/**
 * Tells when fingers come down on an element and when the last has left: a resting finger scrolls
 * nothing, and still must not have the list moved under it.
 *
 * @returns how to stop
 */
export function observeTouch(element: HTMLElement | null, report: (touched: boolean) => void) {
  const listener = (event: TouchEvent) => report(event.touches.length > 0);
  const events = ["touchstart", "touchend", "touchcancel"] as const;
  for (const event of events) element?.addEventListener(event, listener, { passive: true });
  return () => {
    for (const event of events) element?.removeEventListener(event, listener);
  };
}
