import { useCallback } from "react";
import type { AuthKitSession } from "./useAuthKitSession.js";

/** What is used of the result of `useAuth` of `@workos-inc/authkit-nextjs/components`. */
export interface AuthKitNextjs {
  readonly loading: boolean;
  readonly user: { readonly id: string } | null;
  readonly organizationId: string | undefined;
  readonly refreshAuth?: () => Promise<unknown>;
}

/** What is used of the result of `useAccessToken` of `@workos-inc/authkit-nextjs/components`. */
export interface AuthKitNextjsTokens {
  readonly getAccessToken: () => Promise<string | undefined>;
  readonly refresh: () => Promise<string | undefined>;
}

/**
 * After a switch of the organization `getAccessToken` still returns the token of the previous one
 * until it expires (authkit-nextjs 3 and 4). Such a token is renewed here, and never returned.
 */
export function useAuthKitNextjsSession(
  useAuth: () => AuthKitNextjs,
  useAccessToken: () => AuthKitNextjsTokens,
): AuthKitSession {
  const { loading, user, organizationId, refreshAuth } = useAuth();
  const { getAccessToken: getCachedToken, refresh } = useAccessToken();
  const userId = user?.id;

  const getToken = useCallback(
    async (forceRefresh: boolean) => {
      const isOurs = (token: string) => organizationOf(token) === organizationId;
      const cached = forceRefresh ? undefined : await getCachedToken();
      if (cached && isOurs(cached)) return cached;

      const token = await refresh();
      // AuthKit has no session any more: for a failure it would have thrown.
      if (!token) return null;
      if (isOurs(token)) return token;
      // Another tab has switched the organization: the session's cookie is for another one than this
      // page. Make AuthKit read it; the organization that it finds makes a new `getToken`.
      await refreshAuth?.();
      throw new Error("AuthKit has no token for the organization that this page shows.");
    },
    [getCachedToken, refresh, refreshAuth, organizationId],
  );

  // A known user stays signed in while AuthKit reads the session again.
  const isLoading = loading && userId === undefined;
  return { isLoading, userId, organizationId: organizationId ?? null, getToken };
}

function organizationOf(token: string): string | undefined {
  const payload = token.split(".")[1]!.replaceAll("-", "+").replaceAll("_", "/");
  return (JSON.parse(atob(payload)) as { org_id?: string }).org_id;
}
