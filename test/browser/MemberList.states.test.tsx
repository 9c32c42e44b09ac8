import { Component, type ReactNode } from "react";
import { render } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { MemberList, type MemberListProps } from "../../src/components/MemberList.js";
import { UsageError, type MemberListState } from "../../src/index.js";
import { frames, mountList, someMembers } from "./harness/mountList.js";

const refusal = (code: string) => ({ error: { data: { code } }, retry: () => {} });
const failed = () => ({ error: new Error("network"), retry: vi.fn<() => void>() });
const text = (element: Element) => element.textContent;

test("loading shows a skeleton whose rows are as tall as those that replace it", async () => {
  const list = await mountList({ results: [], status: "LoadingFirstPage" });
  expect(list.root.dataset.state).toBe("loading");
  expect(list.scroller.ariaBusy).toBe("true");
  const box = () =>
    [...list.container.querySelectorAll('[data-slot="org-member-row"]')].slice(0, 5);
  const places = () => box().map((row) => row.getBoundingClientRect().top);
  const [before, height] = [places(), list.root.offsetHeight];
  list.update({ results: someMembers(100), status: "CanLoadMore" });
  await expect.poll(() => list.names()[0]).toBe("Member 0");
  expect(places()).toEqual(before);
  expect(list.root.offsetHeight).toBe(height);
  expect(list.scroller.ariaBusy).not.toBe("true");
});

test.each([
  ["signed-out", { auth: "signedOut" }, "You are signed out"],
  ["signed-out", { failure: refusal("UNAUTHORIZED") }, "You are signed out"],
  ["no-access", { failure: refusal("UNAUTHORIZED"), auth: "signedIn" }, "No access"],
  ["no-access", { failure: refusal("FORBIDDEN"), auth: "signedIn" }, "No access"],
] as const)("%s drops every row: %o", async (state, given, title) => {
  const list = await mountList({ results: someMembers(10), auth: "signedIn" });
  list.update({ auth: undefined, ...given });
  await expect.poll(() => list.root.dataset.state).toBe(state);
  expect(list.container.textContent).toContain(title);
  expect(list.container.textContent).not.toContain("Member 1");
});

test("empty and the error of the first page say so, and the error offers to try again", async () => {
  const list = await mountList({ results: [] });
  expect(list.root.dataset.state).toBe("empty");
  expect(text(list.root)).toContain("No members yet");
  const failure = failed();
  list.update({ failure });
  await expect.poll(() => list.root.dataset.state).toBe("error");
  await userEvent.click(list.part("button"));
  expect(failure.retry).toHaveBeenCalledOnce();
});

test("an error on a later page keeps rows, scroll and focus", async () => {
  const list = await mountList({
    results: someMembers(200),
    status: "CanLoadMore",
    onMemberAction: () => {},
  });
  list.row("Member 2")!.focus({ preventScroll: true });
  list.scroller.scrollTop = 3_000;
  await frames(15);
  const before = list.visible();
  const failure = failed();
  list.update({ failure });
  await expect.poll(() => list.part("footer").dataset.state).toBe("error");
  expect(list.visible()).toEqual(before);
  expect(list.scroller.scrollTop).toBe(3_000);
  expect(text(document.activeElement!)).toContain("Member 2");
  list.scroller.scrollTop = 1e6;
  await frames(15);
  await userEvent.click(list.part("button"));
  expect(failure.retry).toHaveBeenCalledOnce();
});

test("the footer tells loading more from the end, and is as tall in both", async () => {
  const list = await mountList({ results: someMembers(50), status: "LoadingMore" });
  const footer = list.part("footer");
  expect([footer.dataset.state, text(footer)]).toEqual(["loading-more", "Loading more…"]);
  const height = footer.offsetHeight;
  list.update({ status: "Exhausted" });
  await expect.poll(() => text(footer)).toBe("50 members");
  expect(footer.offsetHeight).toBe(height);
});

test("reconnecting shows over the rows and moves none", async () => {
  const list = await mountList({ results: someMembers(50) });
  const before = list.rows().map((row) => row.getBoundingClientRect().top);
  list.update({ connection: "reconnecting" });
  await expect.poll(() => list.part("banner")?.textContent).toBe("Reconnecting…");
  expect(list.rows().map((row) => row.getBoundingClientRect().top)).toEqual(before);
});

test("one polite region announces pages and errors, not each change", async () => {
  const list = await mountList({ results: someMembers(100), status: "CanLoadMore" });
  const regions = list.container.querySelectorAll('[role="status"],[aria-live]');
  expect(regions).toHaveLength(1);
  const status = regions[0]!;
  expect(status.closest('[role="list"],[role="group"]')).toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 600));
  list.edit((rows) => [...someMembers(1, "New"), ...rows]);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(text(status)).toBe("");
  list.update({ status: "LoadingMore" });
  await frames(2);
  list.edit((rows) => [...rows, ...someMembers(50, "More")]);
  list.update({ status: "CanLoadMore" });
  await expect.poll(() => text(status)).toBe("50 more loaded, 151 shown");
  list.update({ failure: failed() });
  await expect.poll(() => text(status)).toBe("More members could not be loaded");
});

test("members who join all the time do not keep it silent", async () => {
  const list = await mountList({ results: [], status: "LoadingFirstPage" });
  await expect.poll(() => text(list.part("status"))).toBe("Loading members…");
  list.update({ results: someMembers(5), status: "Exhausted" });
  for (let i = 0; i < 8; i++) {
    list.edit((rows) => [...someMembers(1, `New ${i}`), ...rows]);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  expect(text(list.part("status"))).toMatch(/members loaded/);
});

test("an announcement that is no longer true is removed, so that it can be made again", async () => {
  const list = await mountList({ results: someMembers(3) });
  for (let time = 0; time < 2; time++) {
    list.update({ connection: "reconnecting" });
    await expect.poll(() => text(list.part("status"))).toBe("Reconnecting…");
    list.update({ connection: "online" });
    await expect.poll(() => text(list.part("status"))).toBe("");
  }
});

test("every slot can be rendered by the app, and every word replaced", async () => {
  const list = await mountList({
    results: [],
    renderState: ({ view, title, hint, failure }) =>
      view === "empty" ? (
        <p>
          {title}. {hint}
        </p>
      ) : (
        <button onClick={failure?.retry}>Again</button>
      ),
    renderError: ({ retry }) => <button onClick={retry}>More again</button>,
    renderSkeleton: () => <i>…</i>,
    localization: {
      end: (total) => `${total} Mitglieder`,
      label: "Mitglieder",
      emptyTitle: "Niemand da",
      emptyHint: "Noch nicht",
    },
    className: "mine",
    classNames: { row: "my-row" },
    id: "members",
    "aria-describedby": "hint",
  });
  expect(text(list.part("scroller"))).toBe("Niemand da. Noch nicht");
  expect([list.root.id, list.root.className]).toEqual(["members", "mine"]);
  expect(list.root.getAttribute("aria-describedby")).toBe("hint");
  list.update({ failure: failed() });
  await expect.poll(() => text(list.part("scroller"))).toBe("Again");
  list.update({ failure: undefined, status: "LoadingFirstPage" });
  await expect.poll(() => list.container.querySelector("i")?.textContent).toBe("…");
  list.update({ results: someMembers(3), status: "Exhausted" });
  await expect.poll(() => text(list.part("footer"))).toBe("3 Mitglieder");
  list.update({ failure: failed() });
  await expect.poll(() => text(list.part("footer"))).toBe("More again");
  expect(list.rows()[0]!.className).toBe("my-row");
  expect(list.scroller.ariaLabel).toBe("Mitglieder");
});

const ownMessage = ({ view, failure }: MemberListState) =>
  view === "signed-out" ? (
    <a href="/sign-in">Sign in</a>
  ) : view === "no-access" ? (
    <button onClick={failure?.retry}>Ask for access</button>
  ) : undefined;

test("an app draws its own message for one view, and keeps the list's for the others", async () => {
  const list = await mountList({ results: [], auth: "signedOut", renderState: ownMessage });
  expect(text(list.part("scroller"))).toBe("Sign in");
  list.update({ auth: "signedIn" });
  await expect.poll(() => text(list.part("scroller"))).toContain("No members yet");
  const failure = { ...refusal("FORBIDDEN"), retry: vi.fn<() => void>() };
  list.update({ failure });
  await expect.poll(() => text(list.part("scroller"))).toBe("Ask for access");
  await userEvent.click(list.container.querySelector("button")!);
  expect(failure.retry).toHaveBeenCalledOnce();
});

test("an app can draw nothing where there are no rows", async () => {
  const list = await mountList({ results: [], renderState: () => null });
  expect(list.root.dataset.state).toBe("empty");
  expect(text(list.part("scroller"))).toBe("");
});

class Catch extends Component<{ children: ReactNode }, { message: string }> {
  override state = { message: "" };
  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof UsageError ? error.message : "not a UsageError" };
  }
  override render() {
    return this.state.message || this.props.children;
  }
}

test.each([
  ["null", [{ _id: "a", isActive: true }, null], "Row 1 of the member list is null"],
  ["a string", ["Ada"], "Row 0 of the member list is a string"],
  ["no _id", [{ id: 1, name: "Ada" }], "an object with the fields id, name"],
  ["no list", undefined, "The member list got undefined"],
])("a malformed row (%s) is refused with what came and what to do", (_, results, message) => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const members = { results, status: "Exhausted", loadMore: () => {} };
  const { container } = render(
    <Catch>
      <MemberList members={members as never as MemberListProps["members"]} />
    </Catch>,
  );
  expect(container.textContent).toContain(message);
  expect(container.textContent).toMatch(/Return whole public members|Pass the whole result/);
  vi.restoreAllMocks();
});

test("plain mode draws every row in the flow, with a button to load more", async () => {
  const loadMore = vi.fn<(numItems: number) => void>();
  const list = await mountList({
    results: someMembers(300),
    status: "CanLoadMore",
    loadMore,
    virtualized: false,
  });
  expect(list.names()).toHaveLength(300);
  expect(list.scroller.scrollHeight).toBe(list.scroller.clientHeight);
  expect(loadMore).not.toHaveBeenCalled();
  await userEvent.click(list.part("button"));
  expect(loadMore).toHaveBeenCalledWith(200);
});

test("plain mode is the same grid for the keyboard", async () => {
  const list = await mountList({
    results: someMembers(300),
    virtualized: false,
    onMemberAction: () => {},
  });
  list.rows()[0]!.focus();
  await userEvent.keyboard("{End}");
  expect(text(document.activeElement!)).toContain("Member 299");
  list.edit((rows) => rows.slice(0, -1));
  await expect.poll(() => text(document.activeElement!)).toContain("Member 298");
});

test("plain mode loads more by itself until there is a row", async () => {
  const loadMore = vi.fn<(numItems: number) => void>();
  await mountList({ results: [], status: "CanLoadMore", loadMore, virtualized: false });
  expect(loadMore).toHaveBeenCalledOnce();
});
