import axe from "axe-core";
import { beforeEach, describe, expect, test } from "vitest";
import { userEvent } from "vitest/browser";
import { devtools, inChromium, isChromium } from "./harness/chromium.js";
import { frames, mountList, someMembers } from "./harness/mountList.js";

type Given = Parameters<typeof mountList>[0];

async function violations(element: Element) {
  const { violations: found } = await axe.run(element, {
    rules: { region: { enabled: false } }, // The page around the list is the app's.
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
}

const failure = { error: new Error("no"), retry: () => {} };
const names = ["Ada Lovelace", "", "李小龍", "محمد", "🦄", "x".repeat(200), "Zoë"];
const results = names.map((displayName, i) => ({ _id: `${i}`, displayName, isActive: true }));
const states: Record<string, Given> = {
  list: { results },
  "list, more to come": { results: someMembers(300), status: "LoadingMore" },
  grid: { results, onMemberAction: () => {} },
  "grid with actions": {
    results,
    // The look of a plain button is the browser's: in WebKit's dark one axe finds too little contrast.
    renderActions: ({ displayName }) => (
      <button type="button" style={{ color: "inherit", background: "none" }}>
        Remove {displayName}
      </button>
    ),
  },
  loading: { results: [], status: "LoadingFirstPage" },
  empty: { results: [] },
  error: { results: [], failure },
  "error of a later page": { results, failure },
  "signed out": { results: [], auth: "signedOut" },
  reconnecting: { results, connection: "reconnecting" },
  plain: { results, status: "CanLoadMore", virtualized: false },
};
const themes: Record<string, () => Promise<void>> = {
  light: async () => {},
  dark: async () => document.documentElement.classList.add("dark"),
  "right to left": async () => void (document.documentElement.dir = "rtl"),
  ...(isChromium && {
    "forced colors": () => emulate({ name: "forced-colors", value: "active" }),
  }),
};
const emulate = async (...features: { name: string; value: string }[]) => {
  await devtools("Emulation.setEmulatedMedia", { features });
};

beforeEach(async () => {
  document.documentElement.classList.remove("dark");
  document.documentElement.style.cssText = "background: light-dark(#fff, #0a0a0b)";
  document.documentElement.dir = "ltr";
  document.documentElement.lang = "en";
  if (isChromium) return () => emulate();
});

describe.each(Object.entries(themes))("in %s", (_, setTheme) => {
  test.each(Object.entries(states))("%s: axe finds nothing", async (__, given) => {
    await setTheme();
    const list = await mountList(given);
    // A skeleton fades in and out.
    for (const animation of document.getAnimations()) animation.cancel();
    expect(await violations(list.container)).toEqual([]);
  });
});

test("a list tells positions, and how many are loaded: never how many are drawn", async () => {
  const list = await mountList({ results: someMembers(300), status: "CanLoadMore" });
  const attributes = () =>
    ["role", "aria-posinset", "aria-setsize"].map((name) =>
      list.row("Member 3")!.getAttribute(name),
    );
  expect(attributes()).toEqual(["listitem", "4", "300"]);
  list.edit((rows) => [...rows, ...someMembers(50, "More")]);
  await frames(3);
  expect(attributes()).toEqual(["listitem", "4", "350"]);
});

test("the focused list is described by its size, which is also what is read before the first name", async () => {
  const list = await mountList({ results: someMembers(300), status: "CanLoadMore" });
  await userEvent.tab();
  const size = document.getElementById(document.activeElement!.getAttribute("aria-describedby")!)!;
  expect(size.textContent).toBe("300 members loaded");
  expect(list.scroller.textContent).toMatch(/^300 members loaded.*?Member 0/);
  list.update({ status: "Exhausted" });
  await expect.poll(() => size.textContent).toBe("300 members");
});

test("a grid is grid > rowgroup > row > gridcell with row indexes, and how many are loaded", async () => {
  const list = await mountList({
    results: someMembers(300),
    status: "CanLoadMore",
    onMemberAction: () => {},
    renderActions: () => <button type="button">Remove</button>,
  });
  const grid = list.container.querySelector('[role="grid"]')!;
  const row = list.row("Member 3")!;
  expect(row.getAttribute("aria-rowindex")).toBe("4");
  expect(row.querySelectorAll('[role="gridcell"]')).toHaveLength(2);
  expect(grid.getAttribute("aria-rowcount")).toBe("300");
});

test("no row has a sibling: Orca would take one that is removed for the one with the focus", async () => {
  const list = await mountList({ results: someMembers(300), onMemberAction: () => {} });
  for (const row of list.rows()) {
    expect(row.parentElement!.role).toBe("rowgroup");
    expect(row.parentElement!.childElementCount).toBe(1);
  }
});

inChromium(() => {
  test("Chromium's accessibility tree names the list, and each row by its member alone", async () => {
    const list = await mountList({ results: results.slice(0, 2), onMemberAction: () => {} });
    await userEvent.tab();
    const { nodes } = (await devtools("Accessibility.getFullAXTree", {
      frameId: await ownFrame(),
    })) as AXTree;
    const of = (role: string) =>
      nodes.filter((n) => n.role?.value === role).map((n) => n.name?.value);
    expect(of("grid")).toEqual(["Members"]);
    expect(of("row")).toEqual(["Ada Lovelace", "Unnamed member"]);
    expect(of("image")).toEqual([]);
    expect(list.rows()).toHaveLength(2);
  });

  test("a row with controls is named after its member, and the name of the list is said once", async () => {
    const renderActions = () => <button type="button">Remove</button>;
    const list = await mountList({ results: results.slice(0, 2), renderActions });
    const named = async () => {
      const { nodes } = (await devtools("Accessibility.getFullAXTree", {
        frameId: await ownFrame(),
      })) as AXTree;
      return nodes
        .filter(({ role }) => ["group", "list", "grid", "row"].includes(role?.value ?? ""))
        .map(({ role, name }) => `${role?.value} ${name?.value}`);
    };
    expect(await named()).toEqual(["grid Members", "row Ada Lovelace", "row Unnamed member"]);
    list.update({ renderActions: undefined });
    await frames(2);
    expect(await named()).toEqual(["group Members", "list "]);
  });
});

interface AXTree {
  nodes: { role?: { value: string }; name?: { value: string } }[];
}
interface FrameTree {
  frame: { id: string; url: string };
  childFrames?: FrameTree[];
}

/** Tests run in a frame of the runner's page. */
async function ownFrame(): Promise<string> {
  const { frameTree } = (await devtools("Page.getFrameTree")) as { frameTree: FrameTree };
  const all = (tree: FrameTree): FrameTree[] => [tree, ...(tree.childFrames ?? []).flatMap(all)];
  return all(frameTree).find(({ frame }) => frame.url === location.href)!.frame.id;
}
