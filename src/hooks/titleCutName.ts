/**
 * For `onPointerOver`: a name that is cut short gets a tooltip with the whole of it. Nothing is
 * measured before the pointer is there; assistive technology reads the whole name anyway.
 */
export function titleCutName({ target }: { readonly target: EventTarget }): void {
  const name = (target as Element).closest<HTMLElement>('[data-slot="org-member-name"]');
  if (!name) return;
  if (name.scrollWidth > name.clientWidth) name.title = name.textContent ?? "";
  else name.removeAttribute("title");
}
