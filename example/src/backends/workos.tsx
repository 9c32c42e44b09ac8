import { AuthKitProvider, useAuth } from "@workos-inc/authkit-react";
import { ConvexProviderWithAuthKit } from "convex-org-members/workos/react";
import { ConvexReactClient } from "convex/react";
import type { ReactNode } from "react";
import { SessionContext, type Session } from "../session";

const convex = new ConvexReactClient(import.meta.env.VITE_CONVEX_URL);

/** A Convex deployment of your own, and WorkOS for the sign-in. */
export const Backend = ({ children }: { children: ReactNode }) => (
  <AuthKitProvider clientId={import.meta.env.VITE_WORKOS_CLIENT_ID}>
    <ConvexProviderWithAuthKit client={convex} useAuth={useAuth}>
      <WithSession>{children}</WithSession>
    </ConvexProviderWithAuthKit>
  </AuthKitProvider>
);

function WithSession({ children }: { children: ReactNode }) {
  const { isLoading, user, organizationId, signIn, signOut, switchToOrganization } = useAuth();
  const session: Session = {
    isLoading,
    isSignedIn: user !== null,
    organizationId,
    signIn: () => void signIn(),
    signOut: () => signOut(),
    switchTo: (id) => void switchToOrganization({ organizationId: id }),
  };
  return <SessionContext value={session}>{children}</SessionContext>;
}
