/**
 * Whether an element has the focus, or something inside it, also while the window is in the
 * background: in Firefox no `:focus` matches there.
 */
export function holdsFocus(element: Element): boolean {
  const { activeElement } = element.getRootNode() as Document | ShadowRoot;
  return element.contains(activeElement);
}
