import { useCallback } from "react";
import type { GetToken } from "./createTokenFetcher.js";

/** Who AuthKit has signed in, and their tokens. */
export interface AuthKitSession {
  readonly isLoading: boolean;
  /** `undefined` when nobody is signed in. */
  readonly userId: string | undefined;
  readonly organizationId: string | null;
  /** The same function for as long as it asks for tokens of the same session. */
  readonly getToken: GetToken;
}

/** What is used of the result of `useAuth` of `@workos-inc/authkit-react`. */
export interface AuthKit {
  readonly isLoading: boolean;
  readonly user: { readonly id: string } | null;
  readonly organizationId: string | null;
  readonly getAccessToken: (options?: { forceRefresh?: boolean }) => Promise<string>;
}

export function useAuthKitSession(useAuth: () => AuthKit): AuthKitSession {
  const { isLoading, user, organizationId, getAccessToken } = useAuth();
  const getToken = useCallback(
    async (forceRefresh: boolean) => {
      try {
        return await getAccessToken({ forceRefresh });
      } catch (error) {
        if (isLoginRequired(error)) return null;
        throw error;
      }
    },
    [getAccessToken],
  );
  // While AuthKit starts, it may already know the user but have no token yet.
  return { isLoading, userId: isLoading ? undefined : user?.id, organizationId, getToken };
}

/**
 * Whether AuthKit says that only a new sign-in helps: its `LoginRequiredError`, or a `RefreshError`
 * that is not transient. They are recognized by their fields, because minifiers rename classes, and
 * apps without AuthKit do not have these classes (`src/errors.ts` of authkit-js 0.20).
 */
function isLoginRequired(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.message === "No access token available" ||
    ("isTransient" in error && error.isTransient === false)
  );
}
