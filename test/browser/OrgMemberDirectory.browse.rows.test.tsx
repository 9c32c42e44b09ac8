import { waitFor } from "@testing-library/react";
import axe from "axe-core";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { HEADING, namesFromAToZ, ROW, showAToZ } from "./harness/showAToZ.js";

const names = namesFromAToZ(2_600);
const grid = { onMemberAction: () => {} };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const focusedName = () => document.activeElement?.querySelector("bdi")?.textContent;
type Directory = Awaited<ReturnType<typeof showAToZ>>;

/** Whoever is first below the heading, in the middle of a section, at rest. */
async function restIn({ handle, loaded, scroller, rowsInView }: Directory, section: string) {
  handle.current!.scrollToSection(section);
  await loaded();
  scroller().scrollBy({ top: 20 * ROW, behavior: "instant" });
  await loaded();
  await pause(300);
  return rowsInView().filter(({ top }) => top + ROW > HEADING);
}

test("renaming a visible member does not scroll the list", async () => {
  const directory = await showAToZ({ names });
  const before = await restIn(directory, "M");
  const [first, ...others] = before;
  await directory.change(first!.name!, { displayName: "M0012995 Renamed" });
  const placeOf = (name: string | null) =>
    directory.rowsInView().find((row) => row.name === name)?.top;
  await waitFor(() => expect(placeOf(first!.name)).toBe(undefined));
  for (const { name, top } of others) expect(placeOf(name)).toBeCloseTo(top, 0);
});

test("a member added between a heading and the first row in view moves no row in view", async () => {
  const directory = await showAToZ({ names });
  await restIn(directory, "M");
  const { scroller, rowsInView, join, part } = directory;
  // The heading covers the first row in the scroller.
  const [covered] = rowsInView();
  scroller().scrollBy({ top: covered!.top + ROW - HEADING / 2, behavior: "instant" });
  await pause(300);
  const [below, ...seen] = rowsInView();
  expect(below!.top + ROW).toBeLessThan(HEADING);
  const index = Number(below!.name!.slice(1, 7));
  await join(`M${String(index).padStart(6, "0")} Person Between`);
  await waitFor(() => expect(part("count").textContent).toBe("2,601 members"));
  await pause(200);
  for (const { name, top } of seen) {
    expect(rowsInView().find((row) => row.name === name)?.top).toBeCloseTo(top, 0);
  }
});

test("rows of members who are not loaded are filled without moving, and pass axe", async () => {
  const directory = await showAToZ({ names });
  const { deployment, scrollTo, container, part, loaded, rowsInView, scroller } = directory;
  deployment.goOffline();
  scrollTo(80_000);
  await waitFor(() => expect(rowsInView().length).toBeGreaterThan(5));
  expect(rowsInView().filter(({ name }) => name !== null)).toEqual([]);
  const tops = rowsInView().map(({ top }) => top);
  const axed = await axe.run(container);
  expect(axed.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(part("rows").getBoundingClientRect().height).toBe(2_600 * ROW + 26 * HEADING);
  deployment.goOnline();
  await loaded();
  expect(rowsInView().map(({ top }) => top)).toEqual(tops);
  expect(scroller().scrollTop).toBe(80_000);
});

test("the focus stays at the place of a member who is no longer loaded, and is on the member again later", async () => {
  const { container, handle, loaded, scrollTo } = await showAToZ({ names }, grid);
  container.querySelector<HTMLElement>("[data-slot='org-member-row'][tabindex='0']")!.focus();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  expect(focusedName()).toBe(names[2]);
  handle.current!.scrollToSection("T");
  await loaded();
  await waitFor(() => expect(document.activeElement?.matches("[data-awaited]")).toBe(true));
  expect(document.activeElement!.getAttribute("aria-rowindex")).toBe("3");
  scrollTo(0);
  await waitFor(() => expect(focusedName()).toBe(names[2]));
  await userEvent.keyboard("{ArrowDown}");
  expect(focusedName()).toBe(names[3]);
});

test("arrow keys go over places that are not loaded as over rows, and keep them in view", async () => {
  const { deployment, container, scroller } = await showAToZ({ names }, grid);
  container.querySelector<HTMLElement>("[data-slot='org-member-row'][tabindex='0']")!.focus();
  deployment.goOffline();
  await userEvent.keyboard("{End}{ArrowUp}{ArrowUp}{PageUp}{PageUp}");
  const focused = document.activeElement!;
  expect(focused.matches("[data-awaited][role='row']")).toBe(true);
  expect(Number(focused.getAttribute("aria-rowindex"))).toBeLessThan(2_590);
  const view = scroller().getBoundingClientRect();
  const row = focused.getBoundingClientRect();
  expect(row.top).toBeGreaterThanOrEqual(view.top + HEADING);
  expect(row.bottom).toBeLessThanOrEqual(view.bottom + 1);
  expect(row.height).toBe(ROW);
});

test("the tab stop is the first row that no heading covers", async () => {
  const directory = await showAToZ({ names }, grid);
  const { container, scroller, rowsInView } = directory;
  await restIn(directory, "M");
  const [covered] = rowsInView();
  scroller().scrollBy({ top: covered!.top + ROW - HEADING / 2, behavior: "instant" });
  await pause(300);
  const stop = container.querySelector("[data-slot='org-member-row'][tabindex='0']")!;
  const { bottom } = stop.getBoundingClientRect();
  expect(bottom).toBeGreaterThan(scroller().getBoundingClientRect().top + HEADING);
});

test("rows taller than their placeholders keep their height, whichever is drawn first", async () => {
  const tall = {
    ...grid,
    renderMember: ({ displayName }: { displayName: string }) => (
      <div style={{ blockSize: 84 }}>
        <bdi>{displayName}</bdi>
      </div>
    ),
  };
  const directory = await showAToZ({ names }, tall);
  const { part, deployment, scrollTo, container } = directory;
  const height = () => part("rows").getBoundingClientRect().height;
  const whole = height();
  expect(whole).toBeGreaterThan(2_600 * 84);
  deployment.goOffline();
  scrollTo(80_000);
  await waitFor(() => expect(container.querySelector("[data-awaited]")).not.toBe(null));
  await pause(400);
  expect(height()).toBe(whole);
  deployment.goOnline();
  await directory.loaded();
  expect(height()).toBe(whole);
});

test("a section of one after the other: each heading is pushed away by the next", async () => {
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  const cyrillic = Array.from("БВГДЕЖЗИКЛМНОПРСТУФХЦЧШ");
  const directory = await showAToZ({ names: [...letters, ...cyrillic].map((l) => `${l} Person`) });
  const { scroller, container, pinned, rowsInView } = directory;
  for (let top = 0; top < 40 * (ROW + HEADING); top += 21) {
    scroller().scrollTo({ top, behavior: "instant" });
    await new Promise(requestAnimationFrame);
    const section = Math.floor(top / (ROW + HEADING));
    const name = [...letters, ...cyrillic][section]!;
    // In the last px of a section its heading is half gone, and none is pinned to the top.
    if (top % (ROW + HEADING) < ROW) expect(pinned()).toBe(name);
    const view = scroller().getBoundingClientRect();
    const drawn = rowsInView();
    const bottom = Math.max(...drawn.map((row) => row.top + ROW));
    expect(bottom).toBeGreaterThanOrEqual(view.height - HEADING);
  }
  const headings = container.querySelectorAll("[data-slot='org-member-heading']");
  expect(headings.length).toBeLessThan(30);
});

test.each([
  ["a box without a height", "display: block"],
  ["a column that grows", "display: flex; flex-direction: column; min-block-size: 100vh"],
  ["a grid", "display: grid"],
  ["a low window", "block-size: 220px; display: grid"],
  ["a limit of one's own", "--org-member-max-height: 300px"],
])("in %s the rows fill the list: the rail is as tall as they are", async (_, css) => {
  const { container, part, scroller, handle, loaded, pinned } = await showAToZ({ names });
  (container.firstElementChild as HTMLElement).style.cssText = css;
  handle.current!.scrollToSection("Q");
  await loaded();
  expect(pinned()).toBe("Q");
  const list = part("list").getBoundingClientRect();
  const view = scroller().getBoundingClientRect();
  const rail = part("rail-sections").getBoundingClientRect();
  const border = Number.parseFloat(getComputedStyle(part("list")).borderBlockEndWidth);
  expect(view.bottom).toBeCloseTo(list.bottom - border, 0);
  expect(rail.top).toBeGreaterThanOrEqual(view.top - 0.5);
  expect(rail.bottom).toBeLessThanOrEqual(view.bottom + 0.5);
});
