import { OrgMemberDirectory, useOrgMemberCount } from "convex-org-members/directory";
import "convex-org-members/directory.css";
import "convex-org-members/styles.css";
import { api } from "../convex/_generated/api";

export const Directory = () => (
  <>
    <p>All in all: {useOrgMemberCount(api.users.directory.countActiveUsersInOrg)}</p>
    <OrgMemberDirectory directory={api.users.directory} />
  </>
);
