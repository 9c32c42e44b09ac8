import type { AuthConfig } from "convex/server";
import { apiOrigin } from "./apiOrigin.js";

declare const process: { env: { WORKOS_CLIENT_ID?: string } };

/** Options of {@link workosProviders}. */
export interface WorkosProvidersOptions {
  /**
   * The application's client id, `client_…`.
   *
   * @defaultValue the environment variable `WORKOS_CLIENT_ID` of the deployment
   */
  clientId?: string;
  /**
   * A custom Authentication API domain, such as `"auth.example.com"`: the `apiHostname` that
   * WorkOS' own libraries take. Tokens are then issued in its name.
   *
   * @see https://workos.com/docs/custom-domains/auth-api
   */
  apiHostname?: string;
}

/**
 * What makes Convex trust WorkOS' tokens, for `convex/auth.config.ts`:
 *
 * ```ts
 * export default { providers: workosProviders() };
 * ```
 *
 * WorkOS issues tokens under two names: single sign-on's carry the client id as their audience,
 * AuthKit's have it in the issuer instead. With `apiHostname` both are trusted under both hosts, so
 * that nobody is signed out on the day the domain changes. The keys are where `getJwksUrl` of
 * `@workos-inc/node` says.
 *
 * @throws Error when `apiHostname` is no host name
 */
export function workosProviders({
  // Written out in full: Convex searches the code for the variables that the configuration needs.
  clientId = process.env.WORKOS_CLIENT_ID,
  apiHostname,
}: WorkosProvidersOptions = {}): AuthConfig["providers"] {
  const origins = new Set([apiOrigin(), apiOrigin(apiHostname)]);
  return [...origins].flatMap((origin) => {
    const keys = {
      type: "customJwt",
      algorithm: "RS256",
      jwks: `${origin}/sso/jwks/${clientId}`,
    } as const;
    return [
      { ...keys, issuer: `${origin}/`, applicationID: clientId },
      { ...keys, issuer: `${origin}/user_management/${clientId}` },
    ];
  });
}
