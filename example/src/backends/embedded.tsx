import { ConvexProviderWithAuth } from "convex/react";
import { createEmbeddedDeployment } from "convex-org-members/testing";
import { useState, type ReactNode } from "react";
import schema from "../../convex/schema";
import { SessionContext, type Session } from "../session";
import { ADA, person, seed } from "./seed";

const deployment = createEmbeddedDeployment({
  schema,
  modules: import.meta.glob(["../../convex/**/*.{ts,js}", "!../../convex/**/*.d.ts"]),
  latencyMs: 80,
  seed,
});
deployment.setIdentity({ sub: ADA, org_id: "org_acme" });

/** The same functions on a Convex deployment inside the page, which knows who is signed in. */
export function Backend({ children }: { children: ReactNode }) {
  const [organizationId, setOrganizationId] = useState<string | null>("org_acme");
  const become = (orgId: string | null) => {
    deployment.setIdentity(orgId === null ? null : { sub: ADA, org_id: orgId });
    setOrganizationId(orgId);
  };
  const session: Session = {
    isLoading: false,
    isSignedIn: organizationId !== null,
    organizationId,
    signIn: () => become("org_acme"),
    signOut: () => become(null),
    switchTo: become,
  };
  return (
    <ConvexProviderWithAuth client={deployment.client} useAuth={deployment.useAuth}>
      <SessionContext value={session}>{children}</SessionContext>
      <aside>
        On an embedded deployment, with no account.{" "}
        <button type="button" onClick={() => void join(organizationId ?? "org_acme")}>
          Somebody joins
        </button>
      </aside>
    </ConvexProviderWithAuth>
  );
}

let joined = 0;

const join = (orgId: string) =>
  deployment.mutate(({ db }) => db.insert("users", person(orgId, `Newcomer ${++joined}`)));
