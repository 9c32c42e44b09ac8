import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { api } from "../convex/_generated/api.js";
import { OrgMemberList } from "../src/components/OrgMemberList.js";
import { ControlPanel } from "./embedded/ControlPanel.js";
import { ACME, type Organization } from "./embedded/createOrganization.js";
import { pasted } from "./embedded/pasted.js";
import { WithOrganization } from "./embedded/WithOrganization.js";

// No docs page before it: this is what a newcomer sees first.
const meta = { title: "Live", tags: ["!autodocs"] } satisfies Meta;
export default meta;

function LiveList({ organization }: { organization: Organization }) {
  const [organizationId, setOrganizationId] = useState(ACME);
  return (
    <div className="live">
      <OrgMemberList key={organizationId} query={api.users.queries.listActiveUsersInOrg} />
      <ControlPanel
        organization={organization}
        organizationId={organizationId}
        onSwitch={setOrganizationId}
      />
    </div>
  );
}

/**
 * 1,000 members in a Convex deployment inside this page: the real query, the real
 * `ConvexReactClient`, the real hook and list.
 */
export const OrganizationMembers: StoryObj = {
  parameters: pasted(`
<ConvexProviderWithAuth client={convex} useAuth={useAuth}>
  <OrgMemberList key={organizationId} query={api.users.queries.listActiveUsersInOrg} />
</ConvexProviderWithAuth>`),
  render: () => (
    <WithOrganization>
      {(organization) => <LiveList organization={organization} />}
    </WithOrganization>
  ),
};
