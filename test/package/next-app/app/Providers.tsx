"use client";

import { ConvexProviderWithAuth, ConvexReactClient } from "convex/react";
import { createContext, useCallback, useContext, useMemo, type ReactNode } from "react";

const convex = new ConvexReactClient(process.env.NEXT_PUBLIC_CONVEX_URL!);
const Token = createContext("");

function useAuth() {
  const token = useContext(Token);
  const fetchAccessToken = useCallback(async () => token, [token]);
  return useMemo(
    () => ({ isLoading: false, isAuthenticated: true, fetchAccessToken }),
    [fetchAccessToken],
  );
}

export function Providers({ token, children }: { token: string; children: ReactNode }) {
  return (
    <Token value={token}>
      <ConvexProviderWithAuth client={convex} useAuth={useAuth}>
        {children}
      </ConvexProviderWithAuth>
    </Token>
  );
}
