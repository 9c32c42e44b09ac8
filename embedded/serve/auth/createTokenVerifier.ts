import type { AuthConfig } from "convex/server";
import { identityFromClaims, readClaims, type VerifyToken } from "../../deployment/host.js";
import { checkSignature, type FetchJwks } from "./checkSignature.js";
import { customJwtProviders, matchProvider } from "./matchProvider.js";

export interface TokenVerifierOptions {
  /** Where a provider's keys come from. The network by default. */
  fetchJwks?: FetchJwks;
  /** Keep configuration out of refusals, as production deployments do. */
  redact?: boolean;
}

/**
 * Verifies tokens as a Convex deployment with this `auth.config.ts` does, in its order, with its
 * codes and words (`crates/authentication/src/lib.rs` in get-convex/convex-backend). The embedded
 * deployment itself checks that a token has not expired.
 *
 * @returns rejects with `AuthenticationError`
 */
export function createTokenVerifier(
  config: AuthConfig,
  { fetchJwks = (url) => fetch(url), redact = false }: TokenVerifierOptions = {},
): VerifyToken {
  const providers = customJwtProviders(config);
  return async (token) => {
    const claims = readClaims(token);
    const provider = matchProvider(providers, claims, redact);
    await checkSignature(token, provider, fetchJwks, redact);
    return identityFromClaims(claims);
  };
}
