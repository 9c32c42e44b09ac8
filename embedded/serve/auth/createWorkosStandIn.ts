import {
  exportJWK,
  generateKeyPair,
  SignJWT,
  type JWTHeaderParameters,
  type JWTPayload,
} from "jose";
import type { JSONValue } from "convex/values";

const WORKOS = "https://api.workos.com";

export interface StandInToken {
  /** Who it is: the user's id at WorkOS. */
  readonly sub: string;
  readonly org_id?: string;
  readonly [claim: string]: JSONValue | undefined;
}

/**
 * Stands in for WorkOS where there is no account: issues tokens like its own, and has their keys.
 * It never calls WorkOS.
 */
export async function createWorkosStandIn(clientId: string) {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const kid = `loopback_${clientId}`;
  const key = { ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" };
  const jwksPath = `/sso/jwks/${clientId}`;

  const sign = (claims: JWTPayload, header: Partial<JWTHeaderParameters> = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: "RS256", typ: "JWT", kid, ...header })
      .sign(privateKey);

  return {
    kid,
    /** The key's public half, to be served at this path. */
    documents: { [jwksPath]: { keys: [key as JSONValue] } },
    /** Reads keys from `url` in place of WorkOS, which `auth.config.ts` names. */
    fetchJwksFrom: (url: string) => (jwks: string) => fetch(jwks.replace(WORKOS, url)),
    /** A token with exactly these claims, and changes to its header. */
    sign,
    /** What AuthKit gives a signed-in user: valid from now on, for an hour unless `exp` says otherwise. */
    accessToken(claims: StandInToken) {
      const iat = Math.floor(Date.now() / 1000);
      const iss = `${WORKOS}/user_management/${clientId}`;
      return sign({ iss, sid: `session_${claims.sub}`, iat, exp: iat + 3600, ...claims });
    },
    /** What WorkOS' single sign-on gives: another issuer, and the application as its audience. */
    ssoToken(claims: StandInToken) {
      const iat = Math.floor(Date.now() / 1000);
      return sign({ iss: `${WORKOS}/`, aud: clientId, iat, exp: iat + 3600, ...claims });
    },
  };
}
