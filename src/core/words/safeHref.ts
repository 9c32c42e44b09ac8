/**
 * The address of a link as untrusted text.
 *
 * @returns the address as given when it leads to a page, a mail or a call; else `undefined`, as for
 * `javascript:`, which would run in the page
 */
export function safeHref(href: unknown): string | undefined {
  if (typeof href !== "string") return undefined;
  try {
    // `URL` reads an address as browsers do: white space and control characters do not hide the
    // protocol. A relative path needs a base: any will do.
    const { protocol } = new URL(href, "https://localhost");
    return /^(https?|mailto|tel):$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
