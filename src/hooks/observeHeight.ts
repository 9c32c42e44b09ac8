import { observeSizes } from "./observeSizes.js";

/**
 * Reports the height of an element in px, now and after each change: its layout height, without
 * transforms. `0` for an element that is not displayed.
 *
 * @returns how to stop
 */
export function observeHeight(element: HTMLElement, report: (height: number) => void) {
  const tell = () => report(element.clientHeight);
  tell();
  return observeSizes([element], tell);
}
