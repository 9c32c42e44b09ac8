/**
 * Where WorkOS' API is.
 *
 * @param apiHostname a custom Authentication API domain, such as `"auth.example.com"`
 * @throws Error when that is no host name
 */
export function apiOrigin(apiHostname = "api.workos.com"): string {
  const host = apiHostname.replace(/^https:\/\//, "").replace(/\/$/, "");
  if (!/^[\w.-]+$/.test(host)) {
    throw new Error(
      `apiHostname must be a host name such as "auth.example.com", not "${apiHostname}".`,
    );
  }
  return `https://${host}`;
}
