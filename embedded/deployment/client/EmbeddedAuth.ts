import { unsignedToken, type IdentityClaims } from "./unsignedToken.js";

const DEFAULT_LIFETIME_SECONDS = 3600;

/** What `ConvexProviderWithAuth` wants of its `useAuth`. */
export interface AuthState {
  readonly isLoading: boolean;
  readonly isAuthenticated: boolean;
  /** A new function for each identity: Convex's provider then asks for a new token. */
  readonly fetchAccessToken: (options?: { forceRefreshToken: boolean }) => Promise<string | null>;
}

export interface SetIdentityOptions {
  /** How long tokens are good for. Default: 3600. Convex's client gets a new one shortly before. */
  readonly tokenLifetimeSeconds?: number;
}

/** Who is signed in, as an auth provider's SDK would know it. */
export class EmbeddedAuth {
  readonly #listeners = new Set<() => void>();
  #state: AuthState = stateFor(null, DEFAULT_LIFETIME_SECONDS);

  get state(): AuthState {
    return this.#state;
  }

  get hasListeners(): boolean {
    return this.#listeners.size > 0;
  }

  setIdentity(claims: IdentityClaims | null, options: SetIdentityOptions = {}): void {
    this.#state = stateFor(claims, options.tokenLifetimeSeconds ?? DEFAULT_LIFETIME_SECONDS);
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

function stateFor(claims: IdentityClaims | null, lifetimeSeconds: number): AuthState {
  return {
    isLoading: false,
    isAuthenticated: claims !== null,
    fetchAccessToken: async () => claims && unsignedToken(claims, lifetimeSeconds),
  };
}
