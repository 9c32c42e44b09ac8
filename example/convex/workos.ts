import { workosSync } from "convex-org-members/workos";

export const { receive, keepRefused, retryRefused, importEveryone, endMemberships } = workosSync({
  severalOrganizations: true,
});
