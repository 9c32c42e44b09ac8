import { api } from "../../convex/_generated/api.js";
import { OrgMemberList, type OrgMemberListProps } from "../../src/components/OrgMemberList.js";
import type { Organization, OrganizationOptions } from "./createOrganization.js";
import { WithOrganization } from "./WithOrganization.js";

const query = api.users.queries.listActiveUsersInOrg;

export type LiveMemberListProps = Omit<
  Extract<OrgMemberListProps<typeof query>, { query: unknown }>,
  "query" | "preloaded"
> &
  OrganizationOptions & { prepare?: (organization: Organization) => void };

/** `<OrgMemberList query={api.users.queries.listActiveUsersInOrg} />` on a deployment of its own. */
export function LiveMemberList({
  members,
  person,
  latencyMs = 0,
  prepare,
  ...props
}: LiveMemberListProps) {
  return (
    <WithOrganization options={{ members, person, latencyMs }} prepare={prepare}>
      <OrgMemberList query={query} {...props} />
    </WithOrganization>
  );
}
