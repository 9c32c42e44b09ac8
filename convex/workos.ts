import { workosSync } from "convex-org-members/workos";
import { sync } from "./users/directory";

export const { receive, keepRefused, retryRefused, importEveryone, endMemberships } = workosSync({
  onUserChange: sync,
});
