/** How old a delivery may be, in ms: `@workos-inc/node` allows three minutes. */
const tolerance = 3 * 60 * 1000;

/**
 * Whether a webhook's body comes from WorkOS: its `WorkOS-Signature` header, `t=<ms>, v1=<hex>`,
 * must hold the HMAC-SHA256 of `<t>.<body>` under the endpoint's secret.
 *
 * @see https://workos.com/docs/events/data-syncing/webhooks
 */
export async function isSignedByWorkos(
  body: string,
  header: string | null,
  secret: string,
  now = Date.now(),
): Promise<boolean> {
  const { time, signature } = /^t=(?<time>\d+),\s*v1=(?<signature>[0-9a-f]{64})$/.exec(header ?? "")
    ?.groups ?? { time: "", signature: "" };
  if (!time || !signature || Math.abs(now - Number(time)) > tolerance) return false;

  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, [
    "verify",
  ]);
  const bytes = Uint8Array.from(signature.match(/../g)!, (hex) => Number.parseInt(hex, 16));
  return crypto.subtle.verify("HMAC", key, bytes, encoder.encode(`${time}.${body}`));
}
