import type { JSONValue } from "convex/values";

/** What a token says about its bearer, such as `{ sub: "user_1", org_id: "org_1" }`. */
export interface IdentityClaims {
  /** Who it is: `identity.subject` in functions. */
  readonly sub: string;
  readonly [claim: string]: JSONValue | undefined;
}

const DEFAULT_ISSUER = "https://embedded.convex.invalid";

let issued = 0;

/** A JWT with `iss`, `iat`, `exp` and `jti` added, and no signature: only an embedded deployment takes it. */
export function unsignedToken(claims: IdentityClaims, lifetimeSeconds: number): string {
  const iat = Math.floor(Date.now() / 1000);
  // If a refreshed token equals the last one, Convex's client treats the refresh as failed.
  const jti = String(++issued);
  const payload = { iss: DEFAULT_ISSUER, iat, exp: iat + lifetimeSeconds, jti, ...claims };
  return `${encode({ alg: "none", typ: "JWT" })}.${encode(payload)}.`;
}

function encode(part: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(part));
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
