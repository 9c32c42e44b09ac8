/**
 * Tells when fingers come down on an element and when the last has left: a resting finger scrolls
 * nothing, and still must not have the list moved under it.
 *
 * @returns how to stop
 */
export function observeTouch(element: HTMLElement | null, report: (touched: boolean) => void) {
  const onEnd = ({ touches }: TouchEvent) => report(touches.length > 0);
  const onStart = ({ target }: TouchEvent) => {
    report(true);
    // On the target itself: once the row it is in has been scrolled away, nothing bubbles up here.
    for (const end of ["touchend", "touchcancel"] as const) {
      (target as HTMLElement).addEventListener(end, onEnd, { passive: true });
    }
  };
  element?.addEventListener("touchstart", onStart, { passive: true });
  return () => element?.removeEventListener("touchstart", onStart);
}
