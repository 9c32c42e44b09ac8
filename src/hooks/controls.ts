/** What the focus can stop at inside a row: native controls, and all with a `tabindex`. */
export const CONTROL =
  "a[href],area[href],button,input,select,textarea,iframe,audio[controls],video[controls]," +
  "details>summary:first-of-type,[contenteditable]:not([contenteditable=false]),[tabindex]";

/** Controls that `leaveTabOrder` took out of the tab order: arrow keys reach them. */
const reachedByArrows = new WeakSet<Element>();

/** All controls below `root` in their order, also those in open shadow roots. */
function controlsBelow(root: ParentNode, onShadowRoot?: (root: ShadowRoot) => void): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("*")].flatMap((element) => {
    const own = element.matches(CONTROL) ? [element] : [];
    const { shadowRoot } = element;
    if (shadowRoot === null) return own;
    onShadowRoot?.(shadowRoot);
    return [...own, ...controlsBelow(shadowRoot, onShadowRoot)];
  });
}

/** Takes all controls below `root` out of the tab order. */
export function leaveTabOrder(root: ParentNode, onShadowRoot: (root: ShadowRoot) => void): void {
  for (const control of controlsBelow(root, onShadowRoot)) {
    // Not the property: in Chromium it is negative for editable elements, which are tab stops.
    if (Number(control.getAttribute("tabindex")) < 0) continue;
    reachedByArrows.add(control);
    control.tabIndex = -1;
  }
}

/** Puts them back. */
export function enterTabOrder(root: ParentNode): void {
  for (const control of controlsBelow(root)) {
    if (reachedByArrows.delete(control)) control.tabIndex = 0;
  }
}

/**
 * Moves the focus from a row to its controls, and back. The browser decides whether a control can
 * take the focus: hidden, inert and disabled ones cannot.
 *
 * @returns whether the focus has moved; past either end it does not
 */
export function focusNextControl(row: HTMLElement, from: Element, step: 1 | -1): boolean {
  const stops = controlsBelow(row).filter(
    (control) => control === from || reachedByArrows.has(control),
  );
  stops.unshift(row);
  for (let next = stops.indexOf(from as HTMLElement) + step; stops[next]; next += step) {
    stops[next]!.focus(WITH_RING);
    if (focusedIn(row) !== from) return true;
  }
  return false;
}

/** A key moved the focus, so it must be seen: WebKit shows no ring for a script's focus. */
export const WITH_RING = { focusVisible: true } as FocusOptions;

/** The focused element as `element` sees it, also inside open shadow roots. */
function focusedIn(element: Element): Element | null {
  let { activeElement } = element.getRootNode() as Document | ShadowRoot;
  while (activeElement?.shadowRoot?.activeElement) {
    ({ activeElement } = activeElement.shadowRoot);
  }
  return activeElement;
}
