import { useCallback } from "react";

/** What is used of `useAuth` of `@workos-inc/authkit-nextjs/components`. */
type UseAuth = () => {
  loading: boolean;
  user: { id: string } | null;
  organizationId: string | undefined;
};

/** What is used of `useAccessToken` of the same. */
type UseAccessToken = () => {
  getAccessToken: () => Promise<string | undefined>;
  refresh: () => Promise<string | undefined>;
};

/**
 * The two hooks of AuthKit for Next.js as the one that `authKitForConvex` takes.
 *
 * After a switch of the organization `getAccessToken` goes on returning the token of the one before
 * until it expires (authkit-nextjs 3.0). Such a token is renewed here, and never handed out.
 */
export function authKitNextjs(useAuth: UseAuth, useAccessToken: UseAccessToken) {
  return function useAuthKit() {
    const { loading: isLoading, user, organizationId } = useAuth();
    const { getAccessToken: getCached, refresh } = useAccessToken();

    const getAccessToken = useCallback(
      async ({ forceRefresh = false }: { forceRefresh?: boolean } = {}) => {
        const ours = (token?: string) => token && organizationOf(token) === organizationId && token;
        const token = (!forceRefresh && ours(await getCached())) || ours(await refresh());
        if (!token) throw new Error("AuthKit has no token for this organization");
        return token;
      },
      [getCached, refresh, organizationId],
    );
    return { isLoading, user, organizationId: organizationId ?? null, getAccessToken };
  };
}

function organizationOf(token: string): string | undefined {
  const payload = token.split(".")[1]!.replaceAll("-", "+").replaceAll("_", "/");
  return (JSON.parse(atob(payload)) as { org_id?: string }).org_id;
}
