import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { namesFromAToZ, ROW, showAToZ } from "./harness/showAToZ.js";

const names = namesFromAToZ(2_600);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Of one letter, so unevenly that the place of somebody in the middle is estimated wrong. */
const uneven = Array.from(
  { length: 1_200 },
  (_, i) => `M${String(i ** 2).padStart(8, "0")} Person`,
);

test("when the member one went to leaves, the others in view stay where they are", async () => {
  const directory = await showAToZ({ names: ["Viewer", ...uneven] });
  const { handle, idOf, rowsInView, change, container, loaded } = directory;
  const target = uneven[700]!;
  await handle.current!.scrollToMember(await idOf(target), { align: "center" });
  await pause(300);
  const before = rowsInView();
  await change(target, { isActive: false });
  await waitFor(() => expect(container.textContent).not.toContain(target));
  await loaded();
  await pause(300);
  const seen = before.filter(({ name }) => name !== target);
  const placeOf = (name: string | null) => rowsInView().find((row) => row.name === name)?.top;
  for (const { name, top } of seen.slice(0, 3)) expect(placeOf(name)).toBeCloseTo(top, 0);
  for (const { name } of seen) expect(placeOf(name)).toBeDefined();
});

test("who has left since they were seen is nowhere, and who was renamed is where they are now", async () => {
  const { handle, idOf, changeById, scrollTo, loaded, inView } = await showAToZ({ names });
  const [gone, renamed] = [await idOf(names[30]!), await idOf(names[40]!)];
  for (let top = 0; top <= 700 * ROW; top += 20 * ROW) {
    scrollTo(top);
    await loaded();
  }
  await pause(300);
  await changeById(gone, { isActive: false });
  await changeById(renamed, { displayName: "Z Renamed" });
  expect(await handle.current!.scrollToMember(gone)).toBe(false);
  expect(await handle.current!.scrollToMember(renamed)).toBe(true);
  expect(inView()).toContain("Z Renamed");
});

test("of several ways to go the last one counts", async () => {
  const { handle, idOf, loaded, inView } = await showAToZ({ names, latencyMs: 60 });
  const one = await idOf("T001940 Person");
  const other = await idOf("H000740 Person");
  const first = handle.current!.scrollToMember(one);
  const second = handle.current!.scrollToMember(other);
  expect(await Promise.all([first, second])).toEqual([false, true]);
  expect(inView()).toContain("H000740 Person");
  const third = handle.current!.scrollToMember(one);
  handle.current!.scrollToSection("C");
  expect(await third).toBe(false);
  await pause(300);
  await loaded();
  expect(inView()[0]).toBe("C000200 Person");
});

test("a reader who scrolls away before the member is there is not brought back", async () => {
  const directory = await showAToZ({ names, latencyMs: 300 });
  const { handle, idOf, scroller, scrollTo, loaded } = directory;
  const isThere = handle.current!.scrollToMember(await idOf("T001940 Person"));
  await waitFor(() => expect(scroller().scrollTop).toBeGreaterThan(100_000));
  scrollTo(20_000);
  await isThere;
  await loaded();
  await pause(300);
  expect(scroller().scrollTop).toBe(20_000);
});

test("nor is a reader who scrolls away before the server has said where the member is", async () => {
  const directory = await showAToZ({ names, latencyMs: 300 });
  const { handle, idOf, scroller, scrollTo, loaded } = directory;
  const isThere = handle.current!.scrollToMember(await idOf("T001940 Person"));
  scrollTo(20_000);
  expect(await isThere).toBe(false);
  await loaded();
  await pause(600);
  expect(scroller().scrollTop).toBe(20_000);
});

test("a member is reached while more than a page of others join before", async () => {
  const directory = await showAToZ({ names, latencyMs: 300 });
  const { handle, idOf, scroller, joinAll, inView } = directory;
  const isThere = handle.current!.scrollToMember(await idOf("T001940 Person"));
  await waitFor(() => expect(scroller().scrollTop).toBeGreaterThan(100_000));
  await joinAll(Array.from({ length: 250 }, (_, i) => `B New ${i}`));
  expect(await isThere).toBe(true);
  await waitFor(() => expect(inView()).toContain("T001940 Person"));
});

test("a member can be gone to as soon as the list is mounted", async () => {
  const { isThere, inView } = await showAToZ({ names, goTo: "T001940 Person", latencyMs: 20 });
  expect(await isThere()).toBe(true);
  await waitFor(() => expect(inView()).toContain("T001940 Person"));
});

test("the way back from a search leads to whom one saw, whoever has come before them", async () => {
  const { handle, loaded, scroller, inView, join, part } = await showAToZ({ names });
  handle.current!.scrollToSection("K");
  await loaded();
  scroller().scrollBy({ top: 5 * ROW, behavior: "instant" });
  await loaded();
  await pause(300);
  const [, ...before] = inView();
  await userEvent.type(part("search-input"), "w0022");
  await waitFor(() => expect(inView().every((name) => name?.startsWith("W0022"))).toBe(true));
  for (let i = 0; i < 12; i++) await join(`A New ${i}`);
  await waitFor(() => expect(part("count").textContent).toContain("2,612"));
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(inView().slice(1, 6)).toEqual(before.slice(0, 5)));
});
