import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import type { MemberListHandle } from "../../src/index.js";
import { isChromium } from "./harness/chromium.js";
import { frames, mountList, someMembers } from "./harness/mountList.js";

type Given = Parameters<typeof mountList>[0];

const press = (keys: string) => userEvent.keyboard(keys);
const linkIn = (row: HTMLElement) => row.querySelector("a")!;
const toHash: Given["getMemberHref"] = ({ _id }) => `#/${_id}`;

afterEach(() => history.replaceState(null, "", location.pathname + location.search));

/** An app may spread what it has. */
const notInTheType = { role: "option", tabIndex: 3 };

/** What clicks on links came to, as the page sees them; none is followed. */
function watchClicks() {
  const clicks: { prevented: boolean; ctrlKey: boolean; href: string | undefined }[] = [];
  const note = (event: MouseEvent) => {
    const link = (event.target as Element).closest("a");
    const { ctrlKey, defaultPrevented: prevented } = event;
    clicks.push({ prevented, ctrlKey, href: link?.getAttribute("href") ?? undefined });
    event.preventDefault();
  };
  addEventListener("click", note);
  addEventListener("auxclick", note);
  onTestFinished(() => {
    removeEventListener("click", note);
    removeEventListener("auxclick", note);
  });
  return { clicks };
}

test("a row takes classes, data and states from the app, and keeps what is the list's", async () => {
  const list = await mountList({
    results: someMembers(50),
    onMemberAction: () => {},
    classNames: { row: "every" },
    getRowProps: ({ _id }) =>
      _id === "Member-1"
        ? {
            className: "you",
            style: { color: "red", position: "static", insetBlockStart: 7 },
            "data-you": "",
            "data-index": 9,
            "aria-current": true,
            "aria-selected": true,
            title: "That is you",
            "data-slot": "mine",
            ...notInTheType,
          }
        : undefined,
  });
  const row = list.row("Member 1")!;
  expect(row.className).toBe("every you");
  expect(row.style.color).toBe("red");
  expect(
    ["data-you", "aria-current", "aria-selected", "title"].map((a) => row.getAttribute(a)),
  ).toEqual(["", "true", "true", "That is you"]);
  expect([row.role, row.tabIndex, row.dataset.index]).toEqual(["row", -1, "1"]);
  const { bottom } = list.row("Member 0")!.getBoundingClientRect();
  expect(row.getBoundingClientRect().top).toBeCloseTo(bottom, 0);
  expect(list.row("Member 2")!.className).toBe("every");
});

test("marking another row renders no content again", async () => {
  const renderMember = vi.fn<(member: { displayName?: string }) => React.ReactNode>(
    ({ displayName }) => <bdi>{displayName}</bdi>,
  );
  const marking =
    (current: string): Given["getRowProps"] =>
    ({ _id }) => ({
      "aria-current": _id === current,
    });
  const list = await mountList({
    results: someMembers(5),
    renderMember,
    getRowProps: marking("Member-1"),
  });
  renderMember.mockClear();
  list.update({ getRowProps: marking("Member-3") });
  await expect.poll(() => list.row("Member 3")!.ariaCurrent).toBe("true");
  expect(list.row("Member 1")!.ariaCurrent).toBe("false");
  expect(renderMember).not.toHaveBeenCalled();
});

test("handlers of the app come before the list's, and can stop them", async () => {
  const onMemberAction = vi.fn<() => void>();
  const list = await mountList({
    results: someMembers(3),
    onMemberAction,
    getRowProps: () => ({ onClick: (event) => event.preventDefault() }),
  });
  await userEvent.click(list.row("Member 1")!);
  expect(onMemberAction).not.toHaveBeenCalled();
});

test.each([true, false])(
  "the whole row is a link, but for its controls (virtualized: %s)",
  async (virtualized) => {
    const list = await mountList({
      results: someMembers(4),
      virtualized,
      getMemberHref: toHash,
      renderActions: () => <button type="button">Edit</button>,
    });
    const row = list.row("Member 1")!;
    expect(linkIn(row).getAttribute("href")).toBe("#/Member-1");
    const { left, right, top, bottom } = row.getBoundingClientRect();
    for (const [x, y] of [
      [left + 1, top + 1],
      [left + 1, bottom - 2],
      [right - 2, top + 1],
      [(left + right) / 2, (top + bottom) / 2],
    ] as const) {
      expect(document.elementFromPoint(x, y)!.closest("a")).toBe(linkIn(row));
    }
    await userEvent.click(row.querySelector("button")!);
    expect(location.hash).toBe("");
    await userEvent.click(row, { position: { x: 3, y: 3 } });
    expect(location.hash).toBe("#/Member-1");
  },
);

test("the keyboard is that of a grid, and Enter and Space follow the link", async () => {
  const list = await mountList({ results: someMembers(4), getMemberHref: toHash });
  const after = document.createElement("button");
  list.container.append(after);
  await userEvent.tab();
  expect(document.activeElement).toBe(list.row("Member 0"));
  await userEvent.tab();
  expect(document.activeElement).toBe(after);
  list.row("Member 0")!.focus();
  await press("{ArrowDown}{ArrowRight}");
  expect(document.activeElement).toBe(linkIn(list.row("Member 1")!));
  await press("{ArrowLeft}{ArrowDown}");
  expect(document.activeElement).toBe(list.row("Member 2"));
  await press("{Enter}");
  expect(location.hash).toBe("#/Member-2");
  await press("{ArrowDown} ");
  expect(location.hash).toBe("#/Member-3");
  await press("{ArrowUp}{ArrowUp}{ArrowRight}{Enter}");
  expect(location.hash).toBe("#/Member-1");
});

test("new tabs and windows are the browser's, with an action too", async () => {
  const page = watchClicks();
  const onMemberAction = vi.fn<(member: { _id: string }) => void>();
  const list = await mountList({ results: someMembers(4), getMemberHref: toHash, onMemberAction });
  const row = list.row("Member 1")!;
  await userEvent.click(row);
  expect(onMemberAction.mock.lastCall?.[0]._id).toBe("Member-1");
  await userEvent.dblClick(row);
  expect(onMemberAction).toHaveBeenCalledTimes(2);
  expect(page.clicks.every(({ prevented }) => prevented)).toBe(true);
  page.clicks.length = 0;

  row.focus();
  await press("{Enter}");
  expect(onMemberAction).toHaveBeenCalledTimes(3);
  expect(page.clicks.splice(0).every(({ prevented }) => prevented)).toBe(true);
  // Firefox' driver opens tabs, which take the focus: what comes after is no longer the page's.
  if (!isChromium) return;
  await press("{Control>}{Enter}{/Control}");
  await userEvent.click(row, { modifiers: ["Control"] });
  await userEvent.click(row, { button: "middle" });
  const left = { prevented: false, href: "#/Member-1" };
  expect(page.clicks).toEqual([
    { ...left, ctrlKey: true },
    { ...left, ctrlKey: true },
    { ...left, ctrlKey: false },
  ]);
  expect(onMemberAction).toHaveBeenCalledTimes(3);
});

test.each([
  ["javascript:alert(1)", false],
  [" java\nscript:alert(1)", false],
  ["\u0001JavaScript:alert(1)", false],
  ["data:text/html,<script>alert(1)</script>", false],
  ["vbscript:msgbox(1)", false],
  ["blob:https://example.com/1", false],
  ["file:///etc/passwd", false],
  ["https://[", false],
  [7, false],
  [undefined, false],
  ["/people/1", true],
  ["people/1?tab=a#b", true],
  ["//example.com/1", true],
  ["https://example.com/1", true],
  ["mailto:ada@example.com", true],
  ["tel:+441234", true],
])("the address %j is a link: %s", async (href, isLink) => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const onMemberAction = vi.fn<() => void>();
  const list = await mountList({
    results: someMembers(2),
    getMemberHref: () => href as string,
    onMemberAction,
  });
  const row = list.row("Member 1")!;
  expect(row.querySelector("a")?.getAttribute("href")).toBe(isLink ? href : undefined);
  row.focus();
  await press("{Enter}");
  expect(onMemberAction).toHaveBeenCalledOnce();
  expect(warn.mock.calls.flat().join()).toMatch(/^$|is no link, because `getMemberHref` gave/);
  warn.mockRestore();
});

test("the handle has the list's element, and says where a member comes to stand", async () => {
  const ref = { current: null as MemberListHandle | null };
  const list = await mountList({ results: someMembers(500), onMemberAction: () => {}, ref });
  expect(ref.current!.element).toBe(list.root);
  expect(ref.current!.scrollToMember("Member-200", { align: "start" })).toBe(true);
  await expect.poll(() => list.visible()[0]).toBe("Member 200");
  expect(ref.current!.focusMember("Member-300", { align: "end" })).toBe(true);
  await expect.poll(() => list.visible().at(-1)).toBe("Member 300");
  expect(document.activeElement).toBe(list.row("Member 300"));
  ref.current!.scrollToMember("Member-310", { align: "start", behavior: "smooth" });
  await frames(2);
  expect(list.visible()[0]).not.toBe("Member 310");
  await expect.poll(() => list.visible()[0]).toBe("Member 310");
});

test("a smooth way ends at the member, also in a list that is taller than browsers lay out", async () => {
  const ref = { current: null as MemberListHandle | null };
  const list = await mountList({ results: someMembers(200_000), ref });
  ref.current!.scrollToMember("Member-100000", { align: "start", behavior: "smooth" });
  await expect.poll(() => list.visible()[0]).toBe("Member 100000");
  ref.current!.scrollToMember("Member-100012", { align: "start", behavior: "smooth" });
  await expect.poll(() => list.visible()[0]).toBe("Member 100012");
});

test("members who are appended render no row that was drawn before", async () => {
  const drawn = vi.fn<(member: { _id: string }) => undefined>();
  const list = await mountList({ results: someMembers(300), getRowProps: drawn });
  await frames(15);
  drawn.mockClear();
  list.edit((rows) => [...rows, ...someMembers(100, "More")]);
  await expect.poll(() => list.rows()[0]!.getAttribute("aria-setsize")).toBe("400");
  expect(drawn).not.toHaveBeenCalled();
});
