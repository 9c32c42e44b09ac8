import type { AuthConfig, AuthProvider } from "convex/server";
import { AuthenticationError, type TokenClaims } from "../../deployment/host.js";

export type CustomJwtProvider = Extract<AuthProvider, { type: "customJwt" }>;

/** @throws where `auth.config.ts` has a provider of a kind that this server does not verify */
export function customJwtProviders({ providers }: AuthConfig): CustomJwtProvider[] {
  return providers.map((provider) => {
    if ("type" in provider) return provider;
    throw new Error(
      `auth.config.ts has the OpenID Connect provider "${provider.domain}". This server verifies "customJwt" providers only.`,
    );
  });
}

/**
 * The first provider whose issuer the token names, and, only where it has an `applicationID`, whose
 * application is among the token's audiences.
 *
 * @throws AuthenticationError where none does
 */
export function matchProvider(
  providers: readonly CustomJwtProvider[],
  { iss, aud = [] }: TokenClaims,
  redact: boolean,
): CustomJwtProvider {
  if (typeof iss !== "string") {
    throw new AuthenticationError(
      "Missing issuer claim ('iss') in JWT payload. The JWT must include an 'iss' claim that matches one of your configured auth providers.",
    );
  }
  const audiences = [aud].flat();
  const provider = providers.find(
    ({ issuer, applicationID }) =>
      sameIssuer(issuer, iss) && (applicationID === undefined || audiences.includes(applicationID)),
  );
  if (!provider) throw new AuthenticationError(noProvider(providers, redact), "NoAuthProvider");
  return provider;
}

function noProvider(providers: readonly CustomJwtProvider[], redact: boolean): string {
  const refusal = "No auth provider found matching the given token";
  if (redact) return refusal;
  if (providers.length === 0) {
    return `${refusal} (no providers configured). Check convex/auth.config.ts.`;
  }
  const list = providers.map(
    ({ issuer, applicationID = "none" }) => `CustomJWT(issuer=${issuer}, app_id=${applicationID})`,
  );
  return `${refusal}. Check that your JWT's issuer and audience match one of your configured providers: [${list.join(", ")}]`;
}

const sameIssuer = (a: string, b: string) => normalized(a) === normalized(b);

function normalized(issuer: string): string {
  const url = /^https?:\/\//.test(issuer) ? issuer : `https://${issuer}`;
  return url.replace(/\/+$/, "");
}
