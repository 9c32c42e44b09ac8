import { compactVerify, createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet } from "jose";
import type { CustomJwtProvider } from "./matchProvider.js";
import { AuthenticationError } from "../../deployment/host.js";

export type FetchJwks = (url: string) => Promise<Response>;

/**
 * Checks that one of the provider's published keys signed the token, with the provider's algorithm.
 *
 * @throws AuthenticationError for any other signature, `alg: none` included, and where there are no keys
 */
export async function checkSignature(
  token: string,
  { jwks, algorithm }: CustomJwtProvider,
  fetchJwks: FetchJwks,
  redact: boolean,
): Promise<void> {
  const keys = createLocalJWKSet(await readJwks(jwks, fetchJwks));
  const kid = keyId(token);
  try {
    // For a token that names no key, jose would use the only key of a set.
    if (kid === undefined) throw new Error("The token has no kid.");
    await compactVerify(token, keys, { algorithms: [algorithm] });
  } catch {
    throw new AuthenticationError(undecodable(kid, redact));
  }
}

async function readJwks(url: string, fetchJwks: FetchJwks): Promise<JSONWebKeySet> {
  const response = await fetchJwks(url).catch((error: Error) => {
    throw unfetchable(url, error.message);
  });
  if (!response.ok) throw unfetchable(url, `HTTP ${response.status} ${response.statusText}`);
  const body = (await response.json().catch(() => null)) as JSONWebKeySet | null;
  if (Array.isArray(body?.keys)) return body;
  throw new AuthenticationError(
    `Invalid JWKS response body from '${url}'. The response is not valid JSON or doesn't match the expected JWKS format.`,
  );
}

const unfetchable = (url: string, why: string) =>
  new AuthenticationError(
    `Could not fetch JWKS from URL '${url}': ${why}. Check that the URL is correct and accessible.`,
  );

function keyId(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid;
  } catch {
    return undefined;
  }
}

function undecodable(kid: string | undefined, redact: boolean): string {
  if (kid === undefined) {
    return "Could not decode token. JWT may be missing a 'kid' (key ID) header.";
  }
  return redact
    ? "Could not decode token. The JWT's 'kid' (key ID) header doesn't match any key in the provider's JWKS, or the JWT signature is invalid."
    : `Could not decode token. The JWT's 'kid' (key ID) header is '${kid}', does this key match any key in the provider's JWKS?`;
}
