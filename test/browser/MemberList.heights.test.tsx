import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { frames, mountList, someMembers } from "./harness/mountList.js";
import { inChromium } from "./harness/chromium.js";
import { swipeUp } from "./harness/swipe.js";
import { wheel } from "./harness/wheel.js";

const many = { results: someMembers(500) };
const few = { results: someMembers(2) };
const styled = (style: Record<string, string>) => ({ style: style as React.CSSProperties });
const limit = () => Math.min(532, 0.6 * innerHeight);
const BORDERS = 2;
// WebKit under a virtual display draws a few frames a second.
const PATIENT = { timeout: 15_000 };

test.each([
  ["a height of its own", many, { "block-size": "700px" }, 700],
  ["a height of its own, with few rows", few, { "block-size": "700px" }, 700],
  ["a small height", many, { "block-size": "200px" }, 200],
  ["a smallest height, as min-height: 100vh", many, { "min-block-size": "760px" }, 760],
  ["a smallest height, with few rows", few, { "min-block-size": "760px" }, 760],
  ["a largest height", many, { "max-block-size": "250px" }, 250],
  ["a limit", many, { "--org-member-max-height": "320px" }, 320],
] as const)(
  "with %s the rows fill the list, and no box is left below",
  async (_, given, css, px) => {
    const list = await mountList({ ...given, className: "mine" });
    for (const [property, value] of Object.entries(css))
      list.root.style.setProperty(property, value);
    await frames(3);
    expect(list.root.offsetHeight).toBe(px);
    expect(list.scroller.offsetHeight).toBe(px - BORDERS);
  },
);

const parents = {
  "a page as tall as the window": {
    display: "flex",
    "flex-direction": "column",
    "min-block-size": "100vh",
  },
  "a row": { display: "flex", "block-size": "700px" },
  "a grid that stretches": { display: "grid", "block-size": "700px" },
  "a column of fixed height": {
    display: "flex",
    "flex-direction": "column",
    "block-size": "300px",
  },
  "a box": { "block-size": "300px" },
};

test.each(Object.entries(parents))(
  "in %s nothing is empty, and a limit holds",
  async (_, style) => {
    for (const limited of [undefined, "320px"]) {
      const list = await mountList(
        { ...many, ...styled({ flex: "1 1 auto", minBlockSize: "0" }) },
        { style: { ...style, ...(limited ? { "--org-member-max-height": limited } : {}) } },
      );
      expect(list.scroller.offsetHeight).toBe(list.root.offsetHeight - BORDERS);
      if (limited) expect(list.root.offsetHeight).toBeLessThanOrEqual(320);
    }
  },
);

test("the list ends at nine and a half rows, and sooner in a low window", async () => {
  const list = await mountList(many);
  expect(list.scroller.clientHeight).toBe(limit());
  const frame = window.frameElement as HTMLElement;
  const { height } = frame.style;
  frame.style.height = "500px";
  await frames(5);
  expect(innerHeight).toBe(500);
  expect(list.scroller.clientHeight).toBe(300);
  frame.style.height = height;
  await frames(5);
});

test("in a dialog laid out as a grid, with a largest height, it stays inside and keeps its limit", async () => {
  const dialog = { display: "grid", gap: "16px", padding: "24px", "max-block-size": "80vh" };
  const list = await mountList(many, { style: { ...dialog, "box-sizing": "border-box" } });
  const title = document.createElement("h2");
  title.textContent = "Members";
  list.container.prepend(title);
  await frames(3);
  expect(list.container.scrollHeight).toBe(list.container.clientHeight);
  list.container.style.setProperty("--org-member-max-height", "320px");
  await frames(3);
  expect(list.root.offsetHeight).toBe(320);
});

/** Waits until the page has come to rest, and says how far it was scrolled. */
async function scrolled(): Promise<number> {
  let [before, still] = [-1, 0];
  while (still < 10) {
    await frames(1);
    still = scrollY === before ? still + 1 : 0;
    before = scrollY;
  }
  return before;
}

/** A long page with the list on it, so that there is something to scroll around the list. */
async function onLongPage(given: Parameters<typeof mountList>[0]) {
  const list = await mountList(given);
  list.container.style.paddingBlockEnd = "3000px";
  scrollTo({ top: 0, behavior: "instant" });
  await frames(2);
  return list;
}

const fits = {
  "a list of three": { results: someMembers(3) },
  "a grid of three": { results: someMembers(3), onMemberAction: () => {} },
  "a skeleton": { results: [], status: "LoadingFirstPage" },
  "no members": { results: [] },
  "a plain list": { results: someMembers(10), virtualized: false },
} as const;

test.each(Object.entries(fits))("the wheel over %s scrolls the page", async (_, given) => {
  const list = await onLongPage(given);
  await wheel(list.scroller, 200);
  expect(await scrolled()).toBeGreaterThan(100);
});

inChromium(() => {
  test.each(Object.entries(fits))("a finger on %s scrolls the page", async (_, given) => {
    const list = await onLongPage(given);
    await swipeUp(list.scroller, 200);
    expect(await scrolled()).toBeGreaterThan(100);
  });
});

test.each([
  ["a list of three", fits["a list of three"]],
  ["a skeleton", fits["a skeleton"]],
])("PageDown in %s scrolls the page", async (_, given) => {
  const list = await onLongPage(given);
  list.scroller.focus({ preventScroll: true });
  await userEvent.keyboard("{PageDown}");
  expect(await scrolled()).toBeGreaterThan(100);
});

test("a list with more than fits keeps the wheel, also at its end", async () => {
  const list = await onLongPage({ results: someMembers(12) });
  list.scroller.scrollTop = 1e6;
  await frames(20);
  await wheel(list.scroller, 200);
  expect(await scrolled()).toBe(0);
});

test("whether there is something to scroll is known again when rows or box change", async () => {
  const list = await mountList({ results: someMembers(3) });
  const marked = () => list.scroller.hasAttribute("data-overflow");
  expect(marked()).toBe(false);
  list.edit(() => someMembers(30));
  await expect.poll(marked, PATIENT).toBe(true);
  list.root.style.blockSize = "3000px";
  await expect.poll(marked, PATIENT).toBe(false);
  list.edit(() => someMembers(300));
  await expect.poll(marked, PATIENT).toBe(true);
  list.edit(() => []);
  await expect.poll(marked, PATIENT).toBe(false);
  list.edit(() => someMembers(300));
  await expect.poll(marked, PATIENT).toBe(true);
});

test("a list without a limit of its height is warned of once, unless it is plain", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const unbounded = { style: { "--org-member-max-height": "none" } };
  await mountList({ ...many, virtualized: false }, unbounded);
  await frames(3);
  expect(warn).not.toHaveBeenCalled();
  await mountList(many, unbounded);
  await mountList(many, unbounded);
  await expect.poll(() => warn.mock.calls.length).toBe(1);
  expect(warn.mock.lastCall?.[0]).toMatch(
    /^The member list is 28056 px tall, so all its rows are drawn/,
  );
  warn.mockRestore();
});
