import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor } from "storybook/test";
import { arabic } from "./embedded/arabic.js";
import { liveList, type LiveListProps } from "./embedded/liveList.js";
import { pasted, sourceOfFile } from "./embedded/pasted.js";
import { personAvatar } from "./embedded/people.js";

const meta = {
  ...liveList,
  title: "Accessibility",
} satisfies Meta<LiveListProps>;
export default meta;

type Story = StoryObj<LiveListProps>;

/**
 * Rows to read: a list with one tab stop on its scroller, which the arrow keys scroll. Each row says
 * its position, and the size of the whole once all is loaded.
 */
export const RowsToRead: Story = {
  play: async ({ canvas }) => {
    await waitFor(() => expect(canvas.getAllByRole("listitem").length).toBeGreaterThan(5));
  },
};

/**
 * Rows to act on: a grid with one tab stop. Up and Down move between members, Home, End, PageUp and
 * PageDown further, letters find a name, Enter opens, Left and Right reach the actions of a row.
 */
export const RowsToActOn: Story = {
  args: {
    onMemberAction: () => {},
    renderActions: (member) => (
      <button
        type="button"
        className="story-quiet"
        aria-label={`Message ${member.displayName ?? "member"}`}
      >
        Message
      </button>
    ),
  },
  parameters: pasted(`
<OrgMemberList
  query={api.users.queries.listActiveUsersInOrg}
  onMemberAction={(member) => open(member._id)}
  renderActions={(member) => (
    <button type="button" aria-label={\`Message \${member.displayName ?? "member"}\`}>
      Message
    </button>
  )}
/>`),
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getAllByRole("row").length).toBeGreaterThan(5));
    await userEvent.tab();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}");
    await expect(document.activeElement).toHaveAttribute("aria-rowindex", "3");
  },
};

/** Every word in Arabic, from right to left, with its six plural forms. */
export const RightToLeft: Story = {
  args: { localization: arabic },
  parameters: {
    ...pasted(`${sourceOfFile("./arabic.ts")}
<div dir="rtl" lang="ar">
  <OrgMemberList query={api.users.queries.listActiveUsersInOrg} localization={arabic} />
</div>`),
    organization: {
      members: 11,
      person: (index: number) => ({
        displayName: ["محمد الفارسي", "ليلى حسن", "يوسف خوري", "Ada Lovelace"][index % 4],
        avatarUrl: personAvatar(index),
      }),
    },
  },
  decorators: [
    (Story) => (
      <div dir="rtl" lang="ar">
        <Story />
      </div>
    ),
  ],
};

/** Every loaded row as a plain element, with a button: for print, the browser's search, short lists. */
export const Plain: Story = {
  args: { initialNumItems: 20, numItems: 20, virtualized: false },
  parameters: { organization: { members: 90 } },
  play: async ({ canvas, userEvent }) => {
    await waitFor(() => expect(canvas.getAllByRole("listitem")).toHaveLength(20));
    await userEvent.click(canvas.getByRole("button", { name: "Load more" }));
    await waitFor(() => expect(canvas.getAllByRole("listitem")).toHaveLength(40));
  },
};
