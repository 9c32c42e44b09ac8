/**
 * Calls back soon, and when the size of one of the elements changes.
 *
 * @returns how to stop
 */
export function observeSizes(elements: readonly Element[], onChange: () => void): () => void {
  // The elements' own window: it can be another than the script's.
  const { ResizeObserver } = elements[0]!.ownerDocument.defaultView as Partial<
    Window & typeof globalThis
  >;
  // Without layout, as in jsdom, there is no ResizeObserver.
  if (!ResizeObserver) return () => {};
  const observer = new ResizeObserver(onChange);
  for (const element of elements) observer.observe(element);
  return () => observer.disconnect();
}
