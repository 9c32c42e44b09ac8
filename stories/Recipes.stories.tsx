import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor } from "storybook/test";
import type { Organization } from "./embedded/createOrganization.js";
import { pasted, sourceOfFile } from "./embedded/pasted.js";
import { WithOrganization } from "./embedded/WithOrganization.js";
import { MembersDialog } from "./recipes/MembersDialog.js";
import { Presence as PresenceDots } from "./recipes/Presence.js";
import { RoleBadges as Badges } from "./recipes/RoleBadges.js";
import { SelectPerson as PersonChoice } from "./recipes/SelectPerson.js";
import { SettingsPage as MembersSection } from "./recipes/SettingsPage.js";
import { SignInButton as SignInState } from "./recipes/SignInButton.js";
import { Sidebar as PeopleSidebar } from "./recipes/Sidebar.js";
import { WhoIsHere } from "./recipes/WhoIsHere.js";
import "./Recipes.css";

const meta = {
  title: "Recipes",
  parameters: { layout: "fullscreen", controls: { disable: true } },
  decorators: [
    (Story, { parameters }) => (
      <WithOrganization options={{ members: 240, latencyMs: 0 }} prepare={parameters.prepare}>
        <div className="recipe">
          <Story />
        </div>
      </WithOrganization>
    ),
  ],
} satisfies Meta;
export default meta;

/** A section of a settings page, with an action per member. */
export const SettingsPage: StoryObj = {
  render: () => <MembersSection />,
  parameters: pasted(sourceOfFile("../recipes/SettingsPage.tsx")),
};

/** A narrow sidebar as tall as the page, without a frame of its own. */
export const Sidebar: StoryObj = {
  render: () => <PeopleSidebar />,
  parameters: pasted(sourceOfFile("../recipes/Sidebar.tsx")),
};

/** In a dialog, where Tab reaches the list once and Escape closes. */
export const Dialog: StoryObj = {
  render: () => <MembersDialog />,
  parameters: pasted(sourceOfFile("../recipes/MembersDialog.tsx")),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Show members" }));
  },
};

/** A badge beside the name, from a field of your own table. */
export const RoleBadges: StoryObj = {
  render: () => <Badges />,
  parameters: pasted(sourceOfFile("../recipes/RoleBadges.tsx")),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByText("Admin").length).toBeGreaterThan(0));
  },
};

/** Who is there now: the dot asks by itself, and no row is drawn again. */
export const Presence: StoryObj = {
  render: () => <PresenceDots />,
  parameters: pasted(sourceOfFile("../recipes/Presence.tsx")),
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole("img", { name: "Online" })).not.toHaveLength(0));
  },
};

/** A person to choose, by click, Enter or the first letters of a name. */
export const SelectAPerson: StoryObj = {
  render: () => <PersonChoice />,
  parameters: pasted(sourceOfFile("../recipes/SelectPerson.tsx")),
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getAllByRole("row").length).toBeGreaterThan(2));
    await userEvent.click(canvas.getAllByRole("row")[1]!);
    await waitFor(() => expect(canvas.getAllByRole("row", { selected: true })).toHaveLength(1));
  },
};

/** Where the list says that one is signed out, a way to sign in. */
export const SignInButton: StoryObj = {
  render: () => <SignInState />,
  parameters: {
    ...pasted(sourceOfFile("../recipes/SignInButton.tsx")),
    prepare: ({ deployment }: Organization) => deployment.setIdentity(null),
  },
  play: async ({ canvas }) => {
    await expect(await canvas.findByRole("link", { name: "Sign in" })).toBeVisible();
  },
};

/** The headless hook: the same live members, drawn your way. */
export const HeadlessHook: StoryObj = {
  render: () => <WhoIsHere />,
  parameters: pasted(sourceOfFile("../recipes/WhoIsHere.tsx")),
};
