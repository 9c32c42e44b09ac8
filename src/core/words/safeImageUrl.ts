/**
 * An avatar URL as untrusted text.
 *
 * @returns the address when it is absolute and http(s), else `undefined`
 */
export function safeImageUrl(url: unknown): string | undefined {
  return typeof url === "string" && /^https?:\/\//i.test(url) ? url : undefined;
}
