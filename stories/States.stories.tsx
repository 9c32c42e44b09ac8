import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, waitFor } from "storybook/test";
import { VIEWER, type Organization } from "./embedded/createOrganization.js";
import { LIST } from "./embedded/liveActions.js";
import { liveList, type LiveListProps, type OrganizationParameter } from "./embedded/liveList.js";

const meta = {
  ...liveList,
  title: "States",
} satisfies Meta<LiveListProps>;
export default meta;

type Story = StoryObj<LiveListProps>;

const organization = (parameter: OrganizationParameter) => ({
  organization: { members: 60, ...parameter },
});

const state = (canvasElement: HTMLElement) =>
  canvasElement.querySelector("[data-slot='org-member-list']")?.getAttribute("data-state");
const rows = (canvasElement: HTMLElement) =>
  canvasElement.querySelectorAll("[role='listitem']").length;

/** Nobody is signed in, or the session is over: no row, and no request. */
export const SignedOut: Story = {
  parameters: organization({ prepare: ({ deployment }) => deployment.setIdentity(null) }),
  play: async ({ canvasElement, canvas }) => {
    await canvas.findByText("You are signed out");
    await expect(state(canvasElement)).toBe("signed-out");
  },
};

/** Rows to come, exactly as tall as those that replace them. */
export const Loading: Story = {
  parameters: organization({ latencyMs: 3_600_000 }),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(state(canvasElement)).toBe("loading"));
  },
};

export const Ready: Story = {
  parameters: organization({}),
  play: async ({ canvasElement }) => {
    await waitFor(() => expect(rows(canvasElement)).toBeGreaterThan(5));
    await expect(state(canvasElement)).toBe("ready");
  },
};

const scrollToEnd = async (canvasElement: HTMLElement) => {
  await waitFor(() => expect(rows(canvasElement)).toBeGreaterThan(5));
  const scroller = canvasElement.querySelector("[data-slot='org-member-scroller']")!;
  scroller.scrollTop = scroller.scrollHeight;
};

/** The next page is on its way: the rows stay, and the end of the list keeps its height. */
export const LoadingMore: Story = {
  parameters: organization({
    members: 300,
    prepare: ({ deployment }) =>
      addEventListener("story:slow", () => deployment.setLatency(3_600_000), { once: true }),
  }),
  play: async ({ canvasElement, canvas }) => {
    await waitFor(() => expect(rows(canvasElement)).toBeGreaterThan(5));
    canvasElement.dispatchEvent(new CustomEvent("story:slow", { bubbles: true }));
    await scrollToEnd(canvasElement);
    await canvas.findByText("Loading more…");
    await scrollToEnd(canvasElement);
  },
};

/** All are loaded, and the list says how many. */
export const EndOfList: Story = {
  parameters: organization({ members: 12 }),
  play: async ({ canvasElement, canvas }) => {
    await scrollToEnd(canvasElement);
    await canvas.findByText("12 members", { selector: "[data-slot=org-member-footer] bdi" });
  },
};

/** The viewer belongs to no organization yet: an empty list, not an error. */
export const Empty: Story = {
  parameters: organization({
    prepare: ({ deployment }) => deployment.setIdentity({ sub: "user_without_a_row" }),
  }),
  play: async ({ canvasElement, canvas }) => {
    await canvas.findByText("No members yet");
    await expect(state(canvasElement)).toBe("empty");
  },
};

const alwaysFail = ({ deployment }: Organization, when?: (args: unknown) => boolean) =>
  deployment.failNext(LIST, { error: new Error("Made to fail."), times: Infinity, when });

/** The first page failed. It is tried again by itself, after 1, 2, 4 … 30 s, and by the button. */
export const ErrorOnFirstPage: Story = {
  parameters: organization({ prepare: (failing) => alwaysFail(failing) }),
  play: async ({ canvasElement, canvas }) => {
    await canvas.findByText("Members could not be loaded");
    await expect(canvas.getByRole("button", { name: "Try again" })).toBeVisible();
    await expect(state(canvasElement)).toBe("error");
  },
};

const isNextPage = (args: unknown) =>
  (args as { paginationOpts: { cursor: string | null } }).paginationOpts.cursor !== null;

/** A later page failed: rows, scroll position and focus stay, and the retry is below the last row. */
export const ErrorOnNextPage: Story = {
  args: { initialNumItems: 40 },
  parameters: organization({
    members: 300,
    prepare: (failing) => alwaysFail(failing, isNextPage),
  }),
  play: async ({ canvasElement, canvas }) => {
    await scrollToEnd(canvasElement);
    await canvas.findByText("More members could not be loaded");
    await expect(rows(canvasElement)).toBeGreaterThan(5);
    await scrollToEnd(canvasElement);
  },
};

/** The viewer was deactivated: every row is gone at once, and comes back if they are let in again. */
export const NoAccess: Story = {
  parameters: organization({
    prepare: ({ deployment }) =>
      deployment.mutate(async ({ db }) => {
        const viewer = await db
          .query("users")
          .withIndex("by_workos_id", (q) => q.eq("workosUserId", VIEWER))
          .unique();
        await db.patch(viewer!._id, { isActive: false });
      }),
  }),
  play: async ({ canvasElement, canvas }) => {
    await canvas.findByText("No access");
    await expect(rows(canvasElement)).toBe(0);
  },
};

/** The connection has been gone for a second. Rows stay; nothing moves. */
export const Reconnecting: Story = {
  play: async ({ canvasElement, canvas }) => {
    await waitFor(() => expect(rows(canvasElement)).toBeGreaterThan(5));
    canvasElement.dispatchEvent(new CustomEvent("story:offline", { bubbles: true }));
    await canvas.findByText("Reconnecting…", undefined, { timeout: 5_000 });
    await expect(rows(canvasElement)).toBeGreaterThan(5);
  },
  parameters: organization({
    prepare: ({ deployment }) =>
      addEventListener("story:offline", () => deployment.goOffline(), { once: true }),
  }),
};
