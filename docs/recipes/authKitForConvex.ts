import { useCallback, useMemo } from "react";

/** What is used of `useAuth` of `@workos-inc/authkit-react`. */
type UseAuthKit = () => {
  isLoading: boolean;
  user: { id: string } | null;
  organizationId: string | null;
  getAccessToken: (options?: { forceRefresh?: boolean }) => Promise<string>;
};

/**
 * AuthKit's `useAuth` as `<ConvexProviderWithAuth>` wants it. Convex asks for a new token when
 * `fetchAccessToken` is another function: here that is when another user is signed in, or the same
 * one in another organization.
 *
 * Call it once, outside components.
 */
export function authKitForConvex(useAuthKit: UseAuthKit) {
  return function useAuthForConvex() {
    const { isLoading, user, organizationId, getAccessToken } = useAuthKit();
    const userId = user?.id;

    const fetchAccessToken = useCallback(
      async ({ forceRefreshToken }: { forceRefreshToken: boolean }) => {
        const attempt = (forceRefresh: boolean) =>
          getAccessToken({ forceRefresh }).catch(() => null);
        const token = await attempt(forceRefreshToken);
        // A refresh fails offline, too: until it expires, the token there is will do.
        return token ?? (forceRefreshToken ? attempt(false) : null);
      },
      // Not `user`: AuthKit makes a new object of it at a refresh, and a new function would start
      // another refresh.
      // eslint-disable-next-line react-hooks/exhaustive-deps -- whose token it is, though not read
      [getAccessToken, userId, organizationId],
    );

    return useMemo(
      () => ({ isLoading, isAuthenticated: userId !== undefined, fetchAccessToken }),
      [isLoading, userId, fetchAccessToken],
    );
  };
}
