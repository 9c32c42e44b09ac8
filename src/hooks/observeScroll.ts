import { listen } from "./listen.js";

/** Where browsers have no `scrollend`: ms without a scroll event that can mean rest. */
const QUIET = 150;

/**
 * Reports each scroll of an element, and when scrolling has ended.
 *
 * @returns how to stop
 */
export function observeScroll(element: HTMLElement, onScroll: () => void, onRest: () => void) {
  const view = element.ownerDocument.defaultView!;
  const saysEnd = "onscrollend" in element;
  let timer = 0;
  let frame = 0;
  const cancel = () => {
    view.clearTimeout(timer);
    view.cancelAnimationFrame(frame);
  };
  const scrolled = () => {
    cancel();
    onScroll();
    if (saysEnd) return;
    timer = view.setTimeout(() => {
      // If the page was busy for so long, scroll events may still be waiting for the next frame.
      frame = view.requestAnimationFrame(() => {
        frame = view.requestAnimationFrame(onRest);
      });
    }, QUIET);
  };
  const stops = [
    cancel,
    listen(element, ["scroll"], scrolled),
    listen(element, ["scrollend"], () => {
      // Firefox may tell of the end first, and of the scroll afterwards.
      onScroll();
      onRest();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
