import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { HEADING, namesFromAToZ, ROW, showAToZ } from "./harness/showAToZ.js";

const names = namesFromAToZ(2_600);
const heightOf = (rows: number, sections: number) => rows * ROW + sections * HEADING;

test("the scrollbar is that of the whole list from the first rows on, and only they are loaded", async () => {
  const { scroller, inView, part, container } = await showAToZ({ names });
  expect(part("rows").getBoundingClientRect().height).toBe(heightOf(2_600, 26));
  expect(scroller().scrollHeight).toBeGreaterThanOrEqual(heightOf(2_600, 26));
  expect(inView().slice(0, 5)).toEqual(names.slice(0, 5));
  await waitFor(() => expect(part("count").textContent).toBe("2,600 members"));
  expect(container.querySelectorAll("[data-slot='org-member-row']").length).toBeLessThan(60);
});

test("wherever the scrollbar is dragged, rows are there soon after it rests, in their places", async () => {
  const { scrollTo, loaded, inView, scroller, pinned } = await showAToZ({ names });
  scrollTo(heightOf(1_350, 14));
  await loaded();
  const first = inView()[0]!;
  expect(names.indexOf(first)).toBeGreaterThan(1_345);
  expect(names.indexOf(first)).toBeLessThan(1_352);
  expect(inView()).toEqual(names.slice(names.indexOf(first)).slice(0, inView().length));
  expect(pinned()).toBe("N");
  scrollTo(scroller().scrollHeight);
  await loaded();
  expect(inView().at(-1)).toBe(names.at(-1));
});

test("a list with more pages in view than may be live loads them all", async () => {
  // It waits until everybody in view is loaded.
  const directory = await showAToZ({ names, height: 1_400 }, { initialNumItems: 1 });
  const { handle, loaded, inView, idOf } = directory;
  expect(inView().length).toBeGreaterThan(20);
  handle.current!.scrollToSection("Q");
  await loaded();
  expect(inView()).toEqual(names.slice(1_600).slice(0, inView().length));
  expect(await handle.current!.scrollToMember(await idOf("T001940 Person"))).toBe(true);
  await loaded();
});

test("a jump to a section, and back to the earlier place", async () => {
  const { handle, loaded, inView, scroller, pinned } = await showAToZ({ names });
  expect(handle.current!.scrollToSection("Q")).toBe(true);
  await loaded();
  expect(pinned()).toBe("Q");
  expect(inView()[0]).toBe("Q001600 Person");
  scroller().scrollBy({ top: -3 * ROW, behavior: "instant" });
  await loaded();
  expect(inView()[0]!.startsWith("P")).toBe(true);
  expect(handle.current!.scrollToSection("A")).toBe(true);
  await loaded();
  expect(inView()[0]).toBe(names[0]);
  expect(handle.current!.scrollToSection("Ж")).toBe(false);
});

test("any member can be scrolled to, loaded or not, and no one else", async () => {
  const directory = await showAToZ({ names });
  const { handle, idOf, inView } = directory;
  const id = await idOf("T001940 Person");
  expect(await handle.current!.scrollToMember(id, { align: "center" })).toBe(true);
  expect(inView()).toContain("T001940 Person");
  // Half of a surrogate pair is one that Convex's client could send, and the server would disconnect.
  const { connectionCount } = directory.deployment.client.connectionState();
  for (const nobody of ["nobody", "", "\ud800", "\0", `${id}\udc00`, "x".repeat(100_000)]) {
    expect(await handle.current!.scrollToMember(nobody)).toBe(false);
    expect(await handle.current!.focusMember(nobody)).toBe(false);
  }
  expect(inView()).toContain("T001940 Person");
  expect(directory.deployment.client.connectionState().connectionCount).toBe(connectionCount);
});

test("the rows in view stay in place when members above join or leave", async () => {
  const directory = await showAToZ({ names });
  const { handle, loaded, rowsInView, join, change, part } = directory;
  handle.current!.scrollToSection("M");
  await loaded();
  directory.scroller().scrollBy({ top: 333, behavior: "instant" });
  await loaded();
  await new Promise((resolve) => setTimeout(resolve, 400));
  const before = rowsInView();
  const placeOf = (name: string | null) => rowsInView().find((row) => row.name === name)?.top;
  await join("Aaron New");
  await join("M0000 New");
  await change("C000250 Person", { isActive: false });
  await change("D000320 Person", { displayName: "Zoe Renamed" });
  await waitFor(() => expect(part("count").textContent).toBe("2,601 members"));
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (const { name, top } of before) expect(placeOf(name)).toBeCloseTo(top, 0);
});

test("typing three letters finds anybody, and clearing the box leads back to the earlier place", async () => {
  const directory = await showAToZ({ names });
  const { handle, loaded, inView, part } = directory;
  handle.current!.scrollToSection("K");
  await loaded();
  const before = inView();
  await userEvent.type(part("search-input"), "w0022");
  await waitFor(() => expect(inView().every((name) => name?.startsWith("W0022"))).toBe(true));
  expect(part("rail")).toBe(null);
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(inView()).toEqual(before));
});

test("the rail leads to a section, and marks the current one", async () => {
  const { container, inView, loaded, scrollTo } = await showAToZ({ names });
  const option = (letter: string) =>
    container.querySelector<HTMLElement>(`[role=option][aria-label^="${letter},"]`)!;
  await userEvent.click(option("S"));
  await loaded();
  expect(inView()[0]).toBe("S001800 Person");
  expect(option("S").getAttribute("aria-selected")).toBe("true");
  scrollTo(0);
  await waitFor(() => expect(option("A").getAttribute("aria-selected")).toBe("true"));
});
