import { useConvexAuth } from "convex/react";
import { UsageError } from "../core/UsageError.js";
import type { AuthStatus } from "../core/session/paginatedMembers.js";

/**
 * Whether Convex has confirmed who is signed in.
 *
 * @throws UsageError where no `<ConvexProviderWithAuth>` stands above
 */
export function useAuthStatus(): AuthStatus {
  const { isLoading, isAuthenticated } = useRequiredConvexAuth();
  if (isLoading) return "loading";
  return isAuthenticated ? "signedIn" : "signedOut";
}

function useRequiredConvexAuth() {
  try {
    // It reads one context and throws where there is none, so hooks keep their order.
    // oxlint-disable-next-line react-hooks/rules-of-hooks
    return useConvexAuth();
  } catch (cause) {
    throw new UsageError(
      process.env.NODE_ENV === "production"
        ? "The member list found no <ConvexProviderWithAuth> above it."
        : "The member list found no <ConvexProviderWithAuth> above it. Wrap your app in <ConvexProviderWithAuth " +
            "client={convex} useAuth={…}>, or in a provider built on it such as ConvexProviderWithAuthKit. " +
            "If it is there, two copies of `convex` are installed: `npm ls convex` shows them.",
      { cause },
    );
  }
}
