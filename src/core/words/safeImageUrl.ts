/**
 * An avatar URL as untrusted text. Relative addresses, as of an app's own route, are resolved.
 *
 * @param base address of the page, which relative addresses start from
 * @returns the whole address when it is http(s), else `undefined`: `data:` would make each page of
 * rows as large as its pictures, and `blob:` means nothing outside the page that made it
 */
export function safeImageUrl(url: unknown, base: string): string | undefined {
  // An empty address would be that of the page.
  if (typeof url !== "string" || url.trim() === "") return undefined;
  try {
    const { protocol, href } = new URL(url, base);
    return /^https?:$/.test(protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}
