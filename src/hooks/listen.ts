/**
 * Adds a listener that never delays scrolling.
 *
 * @returns how to remove it
 */
export function listen<E extends Event>(
  target: EventTarget,
  types: readonly string[],
  listener: (event: E) => void,
): () => void {
  for (const type of types) {
    target.addEventListener(type, listener as EventListener, { passive: true });
  }
  return () => {
    for (const type of types) target.removeEventListener(type, listener as EventListener);
  };
}
