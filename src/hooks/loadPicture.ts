import type { ImageGate } from "../core/viewport/createImageGate.js";

/** Pictures that have loaded, the oldest first. Held, so that the browser can draw them at once. */
const loaded = new Map<string, HTMLImageElement>();
const MAX_HELD = 500;

/**
 * Loads a picture, or finds it among those that have loaded before: then it calls back at once, even
 * while rows scroll past.
 *
 * @param show gets the address as soon as the picture can be drawn without waiting, or `undefined`
 * where it cannot be loaded
 * @returns how to stop waiting
 */
export function loadPicture(
  url: string | undefined,
  images: ImageGate,
  show: (url: string | undefined) => void,
): () => void {
  const image = url === undefined || loaded.has(url) ? null : new Image();
  if (url === undefined || image === null) {
    show(url);
    return () => {};
  }
  image.referrerPolicy = "no-referrer";
  image.onload = () => {
    loaded.set(url, image);
    if (loaded.size > MAX_HELD) loaded.delete(loaded.keys().next().value!);
    show(url);
  };
  image.onerror = () => show(undefined);
  const stopWaiting = images.onceOpen(() => {
    image.src = url;
    // The browser has it in memory: `onload` would come a frame too late.
    if (image.complete && image.naturalWidth > 0) show(url);
  });
  return () => {
    stopWaiting();
    image.onload = image.onerror = null;
  };
}
