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
    return JSON.parse(new TextDecoder().decode(bytes)) as TokenClaims;
  } catch {
    throw new AuthenticationError(
      "Could not parse JWT payload. Check that the token is a valid JWT format with three base64-encoded parts separated by dots.",
    );
  }
}

/** The identity that `ctx.auth.getUserIdentity()` gives for a token with these claims. */
export function identityFromClaims(claims: TokenClaims): Identity {
  const { iss, sub, aud: _aud, exp: _exp, iat: _iat, nbf: _nbf, jti: _jti, ...others } = claims;
  if (typeof iss !== "string" || iss === "") {
    throw new AuthenticationError(
      "Missing issuer claim ('iss') in JWT payload. The JWT must include an 'iss' claim that matches one of your configured auth providers.",
    );
  }
  if (typeof sub !== "string") throw new AuthenticationError("Missing subject");
  return { ...namedClaims(others), issuer: iss, subject: sub, tokenIdentifier: `${iss}|${sub}` };
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

/** OpenID's standard claims have names of their own in Convex; others are flattened with dots. */
function namedClaims(claims: TokenClaims, prefix = ""): Record<string, JSONValue> {
  const named: Record<string, JSONValue> = {};
  for (const [claim, value] of Object.entries(claims)) {
    const name = prefix + (prefix === "" ? (CONVEX_NAMES[claim] ?? claim) : claim);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      Object.assign(named, namedClaims(value as TokenClaims, `${name}.`));
    } else {
      named[name] = value;
    }
  }
  return named;
}

const CONVEX_NAMES: Readonly<Record<string, string>> = {
  given_name: "givenName",
  family_name: "familyName",
  preferred_username: "preferredUsername",
  profile: "profileUrl",
  picture: "pictureUrl",
  email_verified: "emailVerified",
  birthdate: "birthday",
  zoneinfo: "timezone",
  locale: "language",
  phone_number: "phoneNumber",
  phone_number_verified: "phoneNumberVerified",
  updated_at: "updatedAt",
};
