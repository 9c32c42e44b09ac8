import type { Meta, StoryObj } from "@storybook/react-vite";
import { useRef, type ReactNode } from "react";
import { api } from "../convex/_generated/api.js";
import { OrgMemberList, useActiveOrgMembers } from "../src/index.js";
import { WithOrganization } from "./embedded/WithOrganization.js";
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

const query = api.users.queries.listActiveUsersInOrg;

function Card({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <section className="recipe-card">
      <h1>{title}</h1>
      <p>{hint}</p>
      {children}
    </section>
  );
}

/** A section of a settings page, with an action per member. */
export const SettingsPage: StoryObj = {
  render: () => (
    <Card title="Members" hint="Everyone who can sign in to Acme.">
      <OrgMemberList
        query={query}
        onMemberAction={(member) => console.info("open", member._id)}
        renderActions={() => (
          <button type="button" className="story-quiet">
            Manage
          </button>
        )}
      />
    </Card>
  ),
};

/** A narrow sidebar as tall as the page, without a frame of its own. */
export const Sidebar: StoryObj = {
  render: () => (
    <div className="recipe-split">
      <aside>
        <h2>People</h2>
        <OrgMemberList query={query} className="recipe-bare" />
      </aside>
      <main>
        <h1>Roadmap</h1>
        <p>The list beside fills the height it is given, and scrolls by itself.</p>
      </main>
    </div>
  ),
};

function MembersDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button type="button" className="recipe-button" onClick={() => dialog.current?.showModal()}>
        Show members
      </button>
      <dialog ref={dialog} className="recipe-dialog" aria-labelledby="recipe-dialog-title">
        <h2 id="recipe-dialog-title">Members of Acme</h2>
        <OrgMemberList query={query} className="recipe-bare" />
        <form method="dialog">
          <button type="submit" className="recipe-button">
            Done
          </button>
        </form>
      </dialog>
    </>
  );
}

/** In a dialog, where Tab reaches the list once and Escape closes. */
export const Dialog: StoryObj = {
  render: () => <MembersDialog />,
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(await canvas.findByRole("button", { name: "Show members" }));
  },
};

function FacePile() {
  const { results, status } = useActiveOrgMembers(query, {}, { initialNumItems: 5 });
  const more = status === "Exhausted" ? "" : " and more";
  return (
    <p className="recipe-faces">
      {results.map((member) => member.displayName ?? "Unnamed member").join(", ")}
      {more}
    </p>
  );
}

/** The headless hook: the same live members, drawn your way. */
export const HeadlessHook: StoryObj = {
  render: () => (
    <Card title="On this page" hint="useActiveOrgMembers, without the list.">
      <FacePile />
    </Card>
  ),
};
