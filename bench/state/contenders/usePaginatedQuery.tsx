import { useConvexAuth, usePaginatedQuery } from "convex/react";
import { listActiveUsersInOrg } from "../contender.js";
import { reactContender } from "../reactContender.js";

export const start = reactContender(function usePages(pageSize) {
  const { isAuthenticated } = useConvexAuth();
  return usePaginatedQuery(listActiveUsersInOrg, isAuthenticated ? {} : "skip", {
    initialNumItems: pageSize,
  });
});
