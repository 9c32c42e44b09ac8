/**
 * Calls `wake` when what failed may work again: the browser is online, or the page is looked at
 * after its timers were slowed down or stopped.
 *
 * @returns ends it
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
