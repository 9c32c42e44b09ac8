import type { Decorator, Meta, StoryObj } from "@storybook/react-vite";
import { useState } from "react";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { api } from "../convex/_generated/api.js";
import {
  OrgMemberDirectory,
  SearchableOrgMemberList,
  SectionedOrgMemberList,
} from "../src/directory/index.js";
import "../src/directory.css";
import "./Recipes.css";
import { ControlPanel } from "./embedded/ControlPanel.js";
import {
  ACME,
  type Organization,
  type OrganizationOptions,
} from "./embedded/createOrganization.js";
import { pasted } from "./embedded/pasted.js";
import { fullName, personAvatar } from "./embedded/people.js";
import { WithOrganization } from "./embedded/WithOrganization.js";

const queries = {
  query: api.users.queries.listActiveUsersInOrg,
  searchQuery: api.users.directory.searchActiveUsersInOrg,
  countQuery: api.users.directory.countActiveUsersInOrg,
};

const inColumn: Decorator = (Story) => (
  <div style={{ inlineSize: "min(26rem, calc(100vw - 2rem))" }}>
    <Story />
  </div>
);

const meta = {
  title: "Directory",
  parameters: {
    layout: "centered",
    ...pasted(`
<SearchableOrgMemberList
  query={api.users.queries.listActiveUsersInOrg}
  searchQuery={api.users.directory.searchActiveUsersInOrg}
  countQuery={api.users.directory.countActiveUsersInOrg}
/>`),
  },
} satisfies Meta;
export default meta;

function LiveDirectory({ organization, aToZ }: { organization: Organization; aToZ?: boolean }) {
  const [organizationId, setOrganizationId] = useState(ACME);
  return (
    <div className="live">
      {aToZ ? (
        <SectionedOrgMemberList key={organizationId} directory={api.users.directory} />
      ) : (
        <SearchableOrgMemberList key={organizationId} {...queries} />
      )}
      <ControlPanel
        organization={organization}
        organizationId={organizationId}
        onSwitch={setOrganizationId}
      />
    </div>
  );
}

/** 10,000 members with names of many scripts: type three letters of any word of a name. */
export const TenThousandMembers: StoryObj = {
  parameters: { layout: "padded" },
  render: () => (
    <WithOrganization options={{ members: 10_000, directory: true }}>
      {(organization) => <LiveDirectory organization={organization} />}
    </WithOrganization>
  ),
};

/** 10,000 members from A to Z: drag the scrollbar, or slide over the letters. */
export const AToZ: StoryObj = {
  name: "A to Z",
  parameters: {
    layout: "padded",
    ...pasted("<SectionedOrgMemberList directory={api.users.directory} />"),
  },
  render: () => (
    <WithOrganization
      options={{
        members: 10_000,
        directory: true,
        person: (index) => ({ displayName: fullName(index), avatarUrl: personAvatar(index) }),
      }}
    >
      {(organization) => <LiveDirectory organization={organization} aToZ />}
    </WithOrganization>
  ),
};

function EitherOrder() {
  const [isAToZ, setAToZ] = useState(false);
  return (
    <div style={{ display: "grid", gap: "0.75rem" }}>
      <button
        className="recipe-button"
        style={{ justifySelf: "start" }}
        onClick={() => setAToZ(!isAToZ)}
      >
        {isAToZ ? "Newest first" : "A to Z"}
      </button>
      <OrgMemberDirectory {...(isAToZ ? { directory: api.users.directory } : queries)} />
    </div>
  );
}

/** Newest first or from A to Z, as the reader chooses: `OrgMemberDirectory` is either. */
export const ChosenOrder: StoryObj = {
  decorators: [inColumn],
  parameters: pasted(
    "<OrgMemberDirectory {...(isAToZ ? { directory: api.users.directory } : { query, searchQuery, countQuery })} />",
  ),
  render: () => (
    <WithOrganization options={{ members: 600, latencyMs: 0, directory: true }}>
      <EitherOrder />
    </WithOrganization>
  ),
  play: async ({ canvasElement }) => {
    const canvas = within(canvasElement);
    await userEvent.click(await canvas.findByRole("button", { name: "A to Z" }));
    await canvas.findByRole("listbox", { name: "Sections" });
  },
};

/** A directory of its own deployment, with a text typed into its box. */
function searching(text: string, options: OrganizationOptions = {}): StoryObj {
  return {
    decorators: [inColumn],
    render: () => (
      <WithOrganization options={{ members: 600, latencyMs: 0, directory: true, ...options }}>
        <SearchableOrgMemberList {...queries} />
      </WithOrganization>
    ),
    play: async ({ canvasElement }) => {
      const box = await within(canvasElement).findByRole("searchbox");
      await userEvent.type(box, text);
      await waitFor(() =>
        expect(canvasElement.querySelector("[data-slot=org-member-count]")).toHaveTextContent(
          " of ",
        ),
      );
    },
  };
}

/** Words are found in any order, without case and accents. */
export const Found = searching("garcia an");

export const NobodyFound = searching("nobody is called so");

/** A search that takes long: the rows before it stay, dimmed, until the answer is there. */
export const SlowAnswer: StoryObj = {
  ...searching("ada", { latencyMs: 2_000 }),
  play: async ({ canvasElement }) => {
    const box = await within(canvasElement).findByRole("searchbox");
    await waitFor(() => expect(canvasElement.querySelector("[data-index]")).not.toBeNull(), {
      timeout: 15_000,
    });
    await userEvent.type(box, "ada");
    await waitFor(() =>
      expect(canvasElement.querySelector("[data-slot=org-member-list]")).toHaveAttribute(
        "data-busy",
      ),
    );
  },
};

/** Few enough to be all loaded: searched in the page, with no directory on the server. */
export const SmallOrganization: StoryObj = {
  decorators: [inColumn],
  parameters: pasted("<SearchableOrgMemberList query={api.users.queries.listActiveUsersInOrg} />"),
  render: () => (
    <WithOrganization options={{ members: 40, latencyMs: 0 }}>
      <SearchableOrgMemberList query={queries.query} />
    </WithOrganization>
  ),
};

/** Before the first answer. */
export const Loading: StoryObj = {
  decorators: [inColumn],
  render: () => (
    <WithOrganization
      options={{ members: 40 }}
      prepare={({ deployment }) => deployment.goOffline()}
    >
      <SearchableOrgMemberList {...queries} />
    </WithOrganization>
  ),
};

/** The viewer was deactivated: no row and no count is left. */
export const NoAccess: StoryObj = {
  decorators: [inColumn],
  render: () => (
    <WithOrganization
      options={{ members: 40, latencyMs: 0, directory: true }}
      prepare={({ deployment }) =>
        void deployment.mutate(async ({ db }) => {
          for (const { _id } of await db.query("users").collect()) {
            await db.patch(_id, { isActive: false });
          }
        })
      }
    >
      <SearchableOrgMemberList {...queries} />
    </WithOrganization>
  ),
};

/** The list scrolls under the box, at the width of a telephone. */
export const Narrow: StoryObj = {
  ...searching("an"),
  decorators: [
    (Story) => (
      <div style={{ inlineSize: 288 }}>
        <Story />
      </div>
    ),
  ],
};

/** Arabic, right to left. */
export const RightToLeft: StoryObj = {
  decorators: [
    (Story) => (
      <div dir="rtl" lang="ar" style={{ inlineSize: "min(26rem, calc(100vw - 2rem))" }}>
        <Story />
      </div>
    ),
  ],
  render: () => (
    <WithOrganization options={{ members: 600, latencyMs: 0, directory: true }}>
      <SearchableOrgMemberList
        {...queries}
        localization={{
          search: "ابحث عن عضو",
          clearSearch: "امسح البحث",
          count: (total) => `${total} عضو`,
        }}
      />
    </WithOrganization>
  ),
};
