import { ConvexProviderWithAuth } from "convex/react";
import type { ReactNode } from "react";
import { deployment, join, renameNewest } from "./deployment";

export function App({ children }: { children: ReactNode }) {
  return (
    <ConvexProviderWithAuth client={deployment.client} useAuth={deployment.useAuth}>
      <button onClick={join}>Somebody joins</button>
      <button onClick={renameNewest}>The newest is renamed</button>
      {children}
    </ConvexProviderWithAuth>
  );
}
