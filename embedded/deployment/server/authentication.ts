import type { JSONValue } from "convex/values";
import type { Identity } from "../runtime/identity.js";

/** Seconds by which clocks may differ, as Convex allows. */
const LEEWAY = 5;

/** A token that was refused. `code` is what Convex's HTTP API answers with status 401. */
export class AuthenticationError extends Error {
  constructor(
    message: string,
    readonly code: "InvalidAuthHeader" | "NoAuthProvider" = "InvalidAuthHeader",
  ) {
    super(message);
  }
}

/** Who a connection acts for, and until when. */
export interface Authenticated {
  readonly identity: Identity;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Turns a bearer token into an identity; throws to refuse it. */
export type VerifyToken = (token: string) => Identity | Promise<Identity>;

/** The claims of a JWT. Its signature is not looked at. */
export type TokenClaims = Readonly<Record<string, JSONValue>>;

/** @throws AuthenticationError unless the token is a JWT in time, and `verify` accepts it */
export async function authenticateToken(
  token: string,
  verify: VerifyToken = (text) => identityFromClaims(readClaims(text)),
): Promise<Authenticated> {
  const identity = await verify(token);
  const claims = readClaims(token);
  checkTimes(claims);
  return { identity, expiresAt: Number(claims.exp) * 1000 };
}

/** @throws AuthenticationError if it is no JWT */
export function readClaims(token: string): TokenClaims {
  const parts = token.split(".");
  try {
    if (parts.length !== 3) throw new Error("A JWT has three parts.");
    const base64 = parts[1]!.replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    if (typeof claims !== "object" || claims === null || Array.isArray(claims)) {
      throw new Error("The claims of a JWT are an object.");
    }
    return claims as TokenClaims;
  } catch {
    throw new AuthenticationError(
      "Could not parse JWT payload. Check that the token is a valid JWT format with three base64-encoded parts separated by dots.",
    );
  }
}

/**
 * What `ctx.auth.getUserIdentity()` gives for the token of a `customJwt` provider, which is what
 * WorkOS is to Convex: claims keep their names, those of nested objects joined with dots. Claims that
 * change from one token to the next are left out: each refresh would run every query again.
 *
 * @throws AuthenticationError without an issuer or a subject
 */
export function identityFromClaims(claims: TokenClaims): Identity {
  const { iss: issuer, sub: subject, ...others } = claims;
  if (typeof issuer !== "string" || issuer === "") {
    throw new AuthenticationError(
      "Missing issuer claim ('iss') in JWT payload. The JWT must include an 'iss' claim that matches one of your configured auth providers.",
    );
  }
  if (typeof subject !== "string") throw new AuthenticationError("Missing subject");
  const { aud: _aud, exp: _exp, nbf: _nbf, iat: _iat, jti: _jti, fva: _fva, ...custom } = others;
  return { ...flattened(custom), issuer, subject, tokenIdentifier: `${issuer}|${subject}` };
}

function checkTimes({ exp, nbf, iat }: TokenClaims): void {
  const now = Math.floor(Date.now() / 1000);
  if (typeof exp === "number" && now - exp > LEEWAY) {
    throw outOfTime(`Token expired ${now - exp} seconds ago`);
  }
  for (const start of [nbf, iat]) {
    if (typeof start === "number" && start - now > LEEWAY) {
      throw outOfTime(`Token will be valid in ${start - now} seconds`);
    }
  }
  if (typeof exp !== "number") throw new AuthenticationError("Missing expiry");
}

const outOfTime = (why: string) => new AuthenticationError(`Could not validate token: ${why}`);

function flattened(claims: TokenClaims, prefix = ""): Record<string, JSONValue> {
  return Object.fromEntries(
    Object.entries(claims).flatMap(([name, value]) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(flattened(value as TokenClaims, `${prefix}${name}.`))
        : [[prefix + name, value]],
    ),
  );
}
