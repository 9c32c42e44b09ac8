/**
 * For `onPointerOver`: gives a truncated name a tooltip with the full name. It is measured only when
 * the pointer is there; assistive technology reads the full name anyway.
 */
export function titleCutName({ target }: { readonly target: EventTarget }): void {
  const name = (target as Element).closest<HTMLElement>('[data-slot="org-member-name"]');
  if (!name) return;
  if (name.scrollWidth > name.clientWidth) name.title = name.textContent ?? "";
  else name.removeAttribute("title");
}
