import { MemberList, useActiveOrgMembers } from "convex-org-members";
import "convex-org-members/styles.css";
import { api } from "../convex/_generated/api";

export const People = () => (
  <MemberList id="people" members={useActiveOrgMembers(api.users.queries.listActiveUsersInOrg)} />
);
