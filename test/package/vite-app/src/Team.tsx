import { OrgMemberList } from "convex-org-members";
import "convex-org-members/styles.css";
import { api } from "../convex/_generated/api";

export const Team = () => <OrgMemberList query={api.users.queries.listActiveUsersInOrg} />;
