import type { Meta, StoryObj } from "@storybook/react-vite";
import { pasted, sourceOfFile } from "./embedded/pasted.js";
import { WithOrganization } from "./embedded/WithOrganization.js";
import { MembersDialog } from "./recipes/MembersDialog.js";
import { SettingsPage as MembersSection } from "./recipes/SettingsPage.js";
import { Sidebar as PeopleSidebar } from "./recipes/Sidebar.js";
import { WhoIsHere } from "./recipes/WhoIsHere.js";
import "./Recipes.css";

const meta = {
  title: "Recipes",
  parameters: { layout: "fullscreen", controls: { disable: true } },
  decorators: [
    (Story) => (
      <WithOrganization options={{ members: 240, latencyMs: 0 }}>
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

/** The headless hook: the same live members, drawn your way. */
export const HeadlessHook: StoryObj = {
  render: () => <WhoIsHere />,
  parameters: pasted(sourceOfFile("../recipes/WhoIsHere.tsx")),
};
