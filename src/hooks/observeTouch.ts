import { listen } from "./listen.js";

/**
 * Reports when a finger touches an element, and when the last one has left. Even under a finger that
 * does not move, the list must not be moved. Fingers elsewhere do not count.
 *
 * @returns how to stop
 */
export function observeTouch(element: HTMLElement, report: (touched: boolean) => void) {
  /** The elements that fingers touch, each with a function that stops listening there. */
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
    // On the target itself: once its row has been removed, its events no longer reach the list.
    touched.set(target!, listen(target!, ["touchend", "touchcancel"], onEnd));
  });
  return () => {
    stop();
    touched.forEach(release);
  };
}
