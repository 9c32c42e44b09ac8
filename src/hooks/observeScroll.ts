import { listen } from "./listen.js";

/** How long nothing has scrolled, in ms, before that can mean rest, where browsers do not say it. */
const QUIET = 150;

/**
 * Tells of each scroll of an element, and when it has come to rest.
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
      // A page that was busy for so long has not heard of its scrolls yet: it does in the next frame.
      frame = view.requestAnimationFrame(() => {
        frame = view.requestAnimationFrame(onRest);
      });
    }, QUIET);
  };
  const stops = [
    cancel,
    listen(element, ["scroll"], scrolled),
    listen(element, ["scrollend"], onRest),
  ];
  return () => stops.forEach((stop) => stop());
}
