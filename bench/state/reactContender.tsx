import { ConvexProviderWithAuth } from "convex/react";
import { useLayoutEffect, type ComponentType } from "react";
import { createRoot } from "react-dom/client";
import type { Contender, Pages } from "./contender.js";

/** A hook that loads pages, and tells of each render that changed them. */
export function reactContender(usePages: (pageSize: number) => Pages): Contender {
  return ({ client, fetchToken, pageSize, onPages }) => {
    const auth = { isLoading: false, isAuthenticated: true, fetchAccessToken: fetchToken };
    const Subscription: ComponentType = () => {
      const { results, loadMore } = usePages(pageSize);
      useLayoutEffect(() => onPages({ results, loadMore }), [results, loadMore]);
      return null;
    };
    createRoot(document.getElementById("app")!).render(
      <ConvexProviderWithAuth client={client} useAuth={() => auth}>
        <Subscription />
      </ConvexProviderWithAuth>,
    );
  };
}
