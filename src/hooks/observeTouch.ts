/**
 * Tells when a finger comes down on an element, and when the last one has left. A finger that rests
 * scrolls nothing, and still the list must not be moved under it. Fingers elsewhere do not count.
 *
 * @returns how to stop
 */
export function observeTouch(element: HTMLElement, report: (touched: boolean) => void) {
  const targets = new Set<EventTarget>();
  const release = (target: EventTarget) => {
    targets.delete(target);
    for (const type of ENDS) target.removeEventListener(type, onEnd);
  };
  function onEnd({ touches }: Event & { touches?: TouchList }) {
    const touching = new Set(Array.from(touches ?? [], ({ target }) => target));
    for (const target of targets) if (!touching.has(target)) release(target);
    if (targets.size === 0) report(false);
  }
  const onStart = ({ target }: TouchEvent) => {
    targets.add(target!);
    report(true);
    // On the target itself: once its row has been scrolled away, its events do not come up to here.
    for (const type of ENDS) target!.addEventListener(type, onEnd, { passive: true });
  };
  element.addEventListener("touchstart", onStart, { passive: true });
  return () => {
    element.removeEventListener("touchstart", onStart);
    targets.forEach(release);
  };
}

const ENDS = ["touchend", "touchcancel"] as const;
