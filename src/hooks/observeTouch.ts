import { listen } from "./listen.js";

/**
 * Tells when a finger comes down on an element, and when the last one has left. A finger that rests
 * scrolls nothing, and still the list must not be moved under it. Fingers elsewhere do not count.
 *
 * @returns how to stop
 */
export function observeTouch(element: HTMLElement, report: (touched: boolean) => void) {
  /** What fingers are on, and how to stop listening there. */
  const touched = new Map<EventTarget, () => void>();
  const release = (stop: () => void, target: EventTarget) => {
    stop();
    touched.delete(target);
  };
  function onEnd({ touches }: Event & { touches?: TouchList }) {
    const touching = new Set(Array.from(touches ?? [], ({ target }) => target));
    touched.forEach((stop, target) => {
      if (!touching.has(target)) release(stop, target);
    });
    if (touched.size === 0) report(false);
  }
  const stop = listen<TouchEvent>(element, ["touchstart"], ({ target }) => {
    report(true);
    // On the target itself: once its row has been scrolled away, its events do not come up to here.
    touched.set(target!, listen(target!, ["touchend", "touchcancel"], onEnd));
  });
  return () => {
    stop();
    touched.forEach(release);
  };
}
