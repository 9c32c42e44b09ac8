import { OrgMemberList } from "convex-org-members";
import "convex-org-members/styles.css";
import { api } from "../../../convex/_generated/api.js";
import type { Contender } from "../contender.js";

export const contender: Contender = {
  list: (
    <OrgMemberList
      query={api.users.queries.listActiveUsersInOrg}
      style={{ blockSize: 600, inlineSize: 400 }}
    />
  ),
};
