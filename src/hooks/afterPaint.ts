/**
 * Calls back once the next frame has been painted.
 *
 * @returns stops waiting
 */
export function afterPaint(view: Window, callback: () => void): () => void {
  let timer = 0;
  const frame = view.requestAnimationFrame(() => {
    timer = view.setTimeout(callback);
  });
  return () => {
    view.cancelAnimationFrame(frame);
    view.clearTimeout(timer);
  };
}
