import type { JSONValue } from "convex/values";
import type { Identity } from "../../src/testing/runtime/identity.js";
import { AuthenticationError, type TokenClaims } from "../../src/testing/server/authentication.js";

/**
 * What `ctx.auth.getUserIdentity()` gives for the token of a `customJwt` provider: claims keep their
 * names, those of nested objects joined with dots. Left out is what changes from one token to the
 * next, which would make every refresh run every query again.
 */
export function customJwtIdentity(claims: TokenClaims): Identity {
  const {
    iss,
    sub,
    aud: _aud,
    exp: _exp,
    nbf: _nbf,
    iat: _iat,
    jti: _jti,
    fva: _fva,
    ...custom
  } = claims;
  if (typeof sub !== "string") throw new AuthenticationError("Missing subject");
  const issuer = iss as string;
  return { ...flattened(custom), issuer, subject: sub, tokenIdentifier: `${issuer}|${sub}` };
}

function flattened(claims: TokenClaims, prefix = ""): Record<string, JSONValue> {
  return Object.fromEntries(
    Object.entries(claims).flatMap(([name, value]) =>
      typeof value === "object" && value !== null && !Array.isArray(value)
        ? Object.entries(flattened(value as TokenClaims, `${prefix}${name}.`))
        : [[prefix + name, value]],
    ),
  );
}
