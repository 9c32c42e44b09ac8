import { useActiveOrgMembers } from "convex-org-members";
import { listActiveUsersInOrg } from "../contender.js";
import { reactContender } from "../reactContender.js";

export const start = reactContender(function usePages(pageSize) {
  return useActiveOrgMembers(listActiveUsersInOrg, {}, { initialNumItems: pageSize });
});
