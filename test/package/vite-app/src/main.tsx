import { ConvexProviderWithAuth } from "convex/react";
import { createEmbeddedDeployment } from "convex-org-members/testing";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import schema from "../convex/schema";
import { Team } from "./Team";

const user = (index: number) => ({
  workosUserId: `user_${index}`,
  email: `user_${index}@example.com`,
  orgId: "org_acme",
  displayName: `Member ${index}`,
  isActive: true,
  createdAt: index,
  updatedAt: index,
});

const deployment = createEmbeddedDeployment({
  schema,
  modules: import.meta.glob(["../convex/**/*.{ts,js}", "!../convex/**/*.d.ts"]),
  seed: { users: Array.from({ length: 250 }, (_, index) => user(index)) },
});
deployment.setIdentity({ sub: "user_0", org_id: "org_acme" });

const join = () => deployment.mutate(({ db }) => db.insert("users", user(250)));

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <ConvexProviderWithAuth client={deployment.client} useAuth={deployment.useAuth}>
      <button onClick={join}>Somebody joins</button>
      <Team />
    </ConvexProviderWithAuth>
  </StrictMode>,
);
