import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { namesFromAToZ, showAToZ } from "./harness/showAToZ.js";

const names = namesFromAToZ(2_600);
const grid = { onMemberAction: () => {} };
const gridWithActions = { renderActions: () => <button type="button">Mail</button> };

type Directory = Awaited<ReturnType<typeof showAToZ>>;

const headings = ({ container }: Directory) => [
  ...container.querySelectorAll<HTMLElement>("[role=listitem] > [role=heading]"),
];
const headingOf = (directory: Directory, section: string) =>
  headings(directory).find(({ textContent }) => textContent.startsWith(`${section}, `))!;
/** The item after the heading of a section. */
const itemAfter = (directory: Directory, section: string) =>
  headingOf(directory, section).closest("[role=listitem]")!.nextElementSibling!;

test("a list is read in order: each section's heading, once, and then its members", async () => {
  const few = namesFromAToZ(78);
  const directory = await showAToZ({ names: few });
  const { container, handle, loaded } = directory;
  handle.current!.scrollToSection("M");
  await loaded();
  const items = [...container.querySelectorAll("[role=list] > [role=listitem]")].map(
    (item) => item.querySelector("bdi")?.textContent ?? item.textContent,
  );
  const all = few.flatMap((name, i) => (i % 3 === 0 ? [`${name[0]}, 3 members`, name] : [name]));
  const isRead = new Set(items);
  expect(items).toEqual(all.filter((text) => isRead.has(text)));
  expect(items).toContain("M, 3 members");
  // What is drawn for the eye is not read too.
  expect(
    container.querySelectorAll("[role=list] > :not([role=listitem],[aria-hidden])"),
  ).toHaveLength(0);
});

test("a screen reader goes from heading to heading, whichever rows are drawn, and reads on there", async () => {
  const directory = await showAToZ({ names });
  expect(headings(directory).map(({ textContent }) => textContent)).toEqual(
    Array.from({ length: 26 }, (_, i) => `${String.fromCharCode(65 + i)}, 100 members`),
  );
  for (const [section, first] of [
    ["T", 1_900],
    ["S", 1_800],
  ] as const) {
    const heading = headingOf(directory, section);
    // As a screen reader does with the text that it comes to.
    heading.firstElementChild!.scrollIntoView({ block: "nearest" });
    await waitFor(() => {
      expect(itemAfter(directory, section).querySelector("bdi")?.textContent).toBe(names[first]);
    });
    // It is still the same element, in which the screen reader is.
    expect(headingOf(directory, section)).toBe(heading);
  }
});

test("the tab stop of a list is the heading of the section in view, and the focus scrolls nothing", async () => {
  const directory = await showAToZ({ names });
  const { handle, loaded, part, scroller } = directory;
  handle.current!.scrollToIndex(1_250, { align: "start" });
  await loaded();
  await waitFor(() => expect(headingOf(directory, "M").tabIndex).toBe(0));
  const { scrollTop } = scroller();
  part("search-input").focus();
  await userEvent.keyboard("{Tab}");
  expect(document.activeElement).toBe(headingOf(directory, "M"));
  expect(scroller().scrollTop).toBe(scrollTop);
  await userEvent.keyboard("{Tab}");
  expect(part("rail").contains(document.activeElement)).toBe(true);
  await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
  expect(document.activeElement).toBe(headingOf(directory, "M"));
  await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
  expect(document.activeElement).toBe(part("search-input"));
});

test("Tab leads out of the list also after its keys have scrolled to another section", async () => {
  const directory = await showAToZ({ names });
  const { part, scrollTo } = directory;
  part("search-input").focus();
  await userEvent.keyboard("{Tab}");
  expect(document.activeElement).toBe(headingOf(directory, "A"));
  scrollTo(20_000);
  await waitFor(() => expect(directory.pinned()).toBe("D"));
  await directory.loaded();
  expect(document.activeElement).toBe(headingOf(directory, "A"));
  await userEvent.keyboard("{Tab}");
  expect(part("rail").contains(document.activeElement)).toBe(true);
  // And back into the section in view.
  await userEvent.keyboard("{Shift>}{Tab}{/Shift}");
  expect(document.activeElement).toBe(headingOf(directory, "D"));
});

test("when the section that has the focus goes with its last member, the section in view takes it", async () => {
  const directory = await showAToZ({ names: ["Ada", "Ben", "Cem"] });
  const { part, change } = directory;
  part("search-input").focus();
  await userEvent.keyboard("{Tab}{ArrowDown}");
  headingOf(directory, "B").focus();
  await change("Ben", { isActive: false });
  await waitFor(() => expect(headings(directory)).toHaveLength(2));
  await waitFor(() => expect(document.activeElement).toBe(headingOf(directory, "A")));
  await change("Ada", { displayName: "Zoe" });
  await waitFor(() => expect(document.activeElement).toBe(headingOf(directory, "C")));
});

test("in a list taller than browsers lay out, a heading leads to its section too", async () => {
  const TALL = 3_000;
  const directory = await showAToZ(
    { names, height: 3_200 },
    {
      renderMember: (_: unknown, { name }: { name: string }) => <bdi>{name}</bdi>,
      getRowProps: () => ({ style: { blockSize: TALL } }),
    },
  );
  expect(directory.scroller().scrollHeight).toBeGreaterThan(5_900_000);
  expect(directory.scroller().scrollHeight).toBeLessThan(6_100_000);
  for (const section of ["K", "L", "N", "M"]) {
    headingOf(directory, section).firstElementChild!.scrollIntoView();
    const first = names[100 * (section.charCodeAt(0) - 65)];
    await waitFor(() => {
      expect(itemAfter(directory, section).querySelector("bdi")?.textContent).toBe(first);
    });
  }
});

test("ArrowDown goes from the search box to the section in view, and from there the keys scroll", async () => {
  const directory = await showAToZ({ names });
  const { part, scroller } = directory;
  part("search-input").focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(headingOf(directory, "A"));
  await userEvent.keyboard("{PageDown}");
  await waitFor(() => expect(scroller().scrollTop).toBeGreaterThan(100));
});

test("in a list, the place of somebody who is not loaded says so", async () => {
  const directory = await showAToZ({ names });
  directory.deployment.goOffline();
  headingOf(directory, "T").firstElementChild!.scrollIntoView();
  await waitFor(() => expect(itemAfter(directory, "T").matches("[data-awaited]")).toBe(true));
  const read = itemAfter(directory, "T").querySelectorAll(":scope > :not([aria-hidden])");
  expect([...read].map(({ textContent }) => textContent)).toEqual(["Loading members…"]);
});

test.each([
  ["without actions", grid, 1],
  ["with actions", gridWithActions, 2],
])(
  "the rows of a grid %s have as many cells, also the first of a section",
  async (_, props, cells) => {
    const directory = await showAToZ({ names }, props);
    const { container, handle, loaded } = directory;
    handle.current!.scrollToSection("C");
    await loaded();
    const rows = [...container.querySelectorAll("[role=row]:not([data-awaited])")];
    expect(new Set(rows.map((row) => row.querySelectorAll("[role=gridcell]").length))).toEqual(
      new Set([cells]),
    );
    const first = rows.find((row) => row.querySelector("bdi")!.textContent === names[200])!;
    const heading = first.querySelector("[role=gridcell] > [role=heading]")!;
    expect(heading.textContent).toBe("C, 100 members");
    expect(heading.compareDocumentPosition(first.querySelector("bdi")!)).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
  },
);

test("what is announced first is how many members there are, not how many are loaded", async () => {
  const { part } = await showAToZ({ names });
  await waitFor(() => expect(part("status").textContent).toBe("2,600 members"));
});

test("where one was reading in the list is no place any more once the rail moves the list", async () => {
  const directory = await showAToZ({ names });
  const { container, part } = directory;
  getSelection()!.collapse(container.querySelector("bdi")!.firstChild, 1);
  part("rail").querySelector<HTMLElement>("[role=option]")!.focus();
  await userEvent.keyboard("m");
  await waitFor(() => expect(headingOf(directory, "M").tabIndex).toBe(0));
  // Firefox would take it along to the rows that come in place of those that go, and tell so.
  expect(getSelection()!.rangeCount).toBe(0);
});

test("what is selected beside the list stays selected when the app moves the list", async () => {
  const { handle, part, pinned } = await showAToZ({ names });
  getSelection()!.selectAllChildren(part("count"));
  handle.current!.scrollToSection("M");
  await waitFor(() => expect(pinned()).toBe("M"));
  expect(getSelection()!.toString()).toBe("2,600 members");
});
