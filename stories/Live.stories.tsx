import type { Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { api } from "../convex/_generated/api.js";
import { OrgMemberList } from "../src/components/OrgMemberList.js";
import { ControlPanel } from "./embedded/ControlPanel.js";
import { ACME, type Organization } from "./embedded/createOrganization.js";
import { WithOrganization } from "./embedded/WithOrganization.js";

const meta = { title: "Live" } satisfies Meta;
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
  render: () => (
    <WithOrganization>
      {(organization) => <LiveList organization={organization} />}
    </WithOrganization>
  ),
};
