/**
 * Calls `wake` when a failed request may work again: the browser is online again, or the page is
 * visible again after its timers were slowed down or stopped.
 *
 * @returns stops it
 */
export function onWake(wake: () => void): () => void {
  const onVisibilityChange = () => {
    if (document.visibilityState === "visible") wake();
  };
  window.addEventListener("online", wake);
  document.addEventListener("visibilitychange", onVisibilityChange);
  return () => {
    window.removeEventListener("online", wake);
    document.removeEventListener("visibilitychange", onVisibilityChange);
  };
}
