import { waitFor } from "@testing-library/react";
import { createRef, useState, type ReactNode } from "react";
import { userEvent } from "vitest/browser";
import { afterEach, expect, test, vi } from "vitest";
import type { MemberListHandle } from "../../src/index.js";
import { claims } from "../world/createWorld.js";
import { NAMES, NEWEST_FIRST, showDirectory, watchFrames } from "./harness/showDirectory.js";

afterEach(() => vi.restoreAllMocks());

const SEARCH = "users/directory:searchActiveUsersInOrg";
const COUNT = "users/directory:countActiveUsersInOrg";
const PATIENT = { timeout: 15_000 };
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const refreshToken = (world: Awaited<ReturnType<typeof showDirectory>>["world"], session: string) =>
  world.deployment.setIdentity({ ...claims(), session });

/** So many people called Anna, and one among them who is found by "anna z". */
const annas = (count: number, where: number) =>
  Array.from({ length: count }, (_, i) => `Anna ${i === where ? "Zzz" : "Aaa"} ${i}`);

test("a text typed while the first page loads is searched for", async () => {
  const { type, names, count } = await showDirectory({ early: true, latencyMs: 80 });
  await type("grace");
  await waitFor(() => expect(names()).toEqual(["Grace Hopper"]));
  await waitFor(() => expect(count()).toBe("1 of 6"));
});

test("“No member matches” names the text that was asked for, not what is typed since", async () => {
  const { type, input, state, part, isBusy } = await showDirectory({ latencyMs: 100 });
  await type("zzz");
  await waitFor(() => expect(isBusy()).toBe(true));
  // An input method composes what comes next: it is not asked for before it is composed.
  const box = input();
  box.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
  Reflect.set(HTMLInputElement.prototype, "value", "zzzq", box);
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await waitFor(() => expect(state()).toBe("empty"));
  expect(part("state-title").textContent).toBe("No member matches “zzz”");
  box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
  await waitFor(() => expect(part("state-title").textContent).toContain("“zzzq”"));
});

test.each([
  ["very long", "z".repeat(1_000_000)],
  ["with NUL, halves of pairs and marks that reverse a line", "z\0\uD800z\u202E\u2067z\u200F"],
])("a text %s does no harm to the layout", async (_, text) => {
  const { input, part, state, container } = await showDirectory();
  input().focus();
  Reflect.set(HTMLInputElement.prototype, "value", text, input());
  input().dispatchEvent(new InputEvent("input", { bubbles: true }));
  await waitFor(() => expect(state()).toBe("empty"), PATIENT);
  const title = part("state-title").textContent;
  expect(title.length).toBeLessThan(300);
  expect(title).not.toMatch(/[\p{Cc}\p{Cs}\u202E\u2067\u200F]/u);
  expect(container.scrollWidth).toBeLessThanOrEqual(container.clientWidth);
  expect(part("scroller").scrollWidth).toBeLessThanOrEqual(part("scroller").clientWidth);
});

test("a text changed back before its answer leaves the rows as they were, offline too", async () => {
  const { type, names, isBusy, world, count } = await showDirectory();
  await waitFor(() => expect(count()).toBe("6 members"));
  world.deployment.goOffline();
  await type("grace");
  await waitFor(() => expect(isBusy()).toBe(true));
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(isBusy()).toBe(false));
  expect(names()).toEqual(NEWEST_FIRST);
  expect(count()).toBe("6 members");
  world.deployment.goOnline();
  await world.join("Somebody New");
  await waitFor(() => expect(names()).toHaveLength(7), PATIENT);
});

test("a token that is renewed during a search changes nothing on screen", async () => {
  const { type, names, count, world } = await showDirectory();
  await type("ada");
  await waitFor(() => expect(count()).toBe("2 of 6"));
  const stop = watchFrames(() => `${names().length} ${count()}`);
  refreshToken(world, "second");
  await sleep(500);
  expect(new Set(stop())).toEqual(new Set(["2 2 of 6"]));
  await world.join("Ada Yonath");
  await waitFor(() => expect(count()).toBe("3 of 7"));
});

test("empty pages are passed over, and “no match” and “0” are not shown before the end", async () => {
  const { type, names, count, state, part, container } = await showDirectory(
    { names: annas(70, 45), latencyMs: 15 },
    { initialNumItems: 20, numItems: 20 },
  );
  const stop = watchFrames(() => ({
    title: part("state")?.textContent ?? "",
    count: count() ?? "",
    skeleton: container.querySelector("[data-slot='org-member-skeleton']") !== null,
  }));
  await type("anna z");
  await waitFor(() => expect(names()).toEqual(["Anna Zzz 45"]), PATIENT);
  await waitFor(() => expect(count()).toBe("1 of 70"), PATIENT);
  const frames = stop();
  expect(frames.filter((frame) => frame.title !== "")).toEqual([]);
  expect(frames.filter((frame) => frame.count.startsWith("0"))).toEqual([]);
  expect(frames.filter((frame) => frame.skeleton)).toEqual([]);
  expect(state()).toBe("ready");
});

test("after many pages without a match the reader is asked, and each search counts anew", async () => {
  const { type, names, state, part, count, world, input } = await showDirectory(
    { names: annas(200, 190) },
    { initialNumItems: 10, numItems: 10 },
  );
  await type("anna z");
  await waitFor(() => expect(part("footer")?.textContent).toContain("Load more"), PATIENT);
  const { stats } = world.deployment;
  await sleep(800);
  expect(world.deployment.stats.functionRuns).toBe(stats.functionRuns);
  expect(stats.functionRuns).toBeGreaterThan(12);
  expect(state()).toBe("ready");
  expect(count()).not.toMatch(/^0/);

  // Another text that needs as many pages goes on by itself again, for as long.
  await userEvent.fill(input(), "anna zz");
  await sleep(3_000);
  expect(part("footer")?.textContent).toContain("Load more");
  const { functionRuns } = world.deployment.stats;
  expect(functionRuns - stats.functionRuns).toBeGreaterThan(12);
  expect(names()).toEqual([]);
});

test("a renewed token does not read a search of short pages in single rows", async () => {
  const names = annas(200, -1).map((name, i) => (i % 20 === 19 ? `${name} Zed` : name));
  const directory = await showDirectory({ names }, { initialNumItems: 50, numItems: 50 });
  const { type, count, world, isBusy } = directory;
  await type("anna ze");
  await waitFor(() => expect(count()).toMatch(/^10\+? of 200$/), PATIENT);
  const runs = world.deployment.stats.functionRuns;
  refreshToken(world, "second");
  await sleep(1_500);
  expect(directory.names()).toHaveLength(10);
  expect(isBusy()).toBe(false);
  expect(world.deployment.stats.functionRuns - runs).toBeLessThan(16);
});

test("the list's handle stays the same from one search to the next, and keeps working", async () => {
  const ref = createRef<MemberListHandle>();
  const { type, names, part } = await showDirectory({}, { ref, onMemberAction: () => {} });
  const first = ref.current!;
  await type("ada");
  await waitFor(() => expect(names()).toHaveLength(2));
  expect(ref.current).toBe(first);
  expect(first.element).toBe(part("list"));
  expect(first.scrollToMember("nobody")).toBe(false);
});

test("the focus moved into the list before the answer stays in the list", async () => {
  const { type, names, part } = await showDirectory(
    { latencyMs: 100 },
    { onMemberAction: () => {} },
  );
  await type("ada");
  await userEvent.keyboard("{ArrowDown}");
  expect(part("scroller").contains(document.activeElement)).toBe(true);
  await waitFor(() => expect(names()).toHaveLength(2));
  expect(part("scroller").contains(document.activeElement)).toBe(true);
});

test.each([false, true])(
  "hidden while it searches, it is right when it is shown again (StrictMode: %s)",
  async (strict) => {
    const { type, names, hide, reveal, count, world } = await showDirectory({ strict });
    await type("ada");
    hide();
    await sleep(400);
    await world.join("Ada Yonath");
    reveal();
    await waitFor(() => expect(names()).toHaveLength(3));
    await waitFor(() => expect(count()).toBe("3 of 7"));
    hide();
    await sleep(50);
    reveal();
    expect(names()).toHaveLength(3);
    expect(count()).toBe("3 of 7");
  },
);

test("an organization that outgrows the limit during a search shows only members found", async () => {
  const { type, names, count, world } = await showDirectory(
    { latencyMs: 40 },
    { localSearchLimit: 6 },
  );
  await type("ada");
  await waitFor(() => expect(count()).toBe("2 of 6"));
  const stop = watchFrames(() => names().filter((name) => !name.includes("Ada")));
  await world.join("Ada Yonath");
  await waitFor(() => expect(count()).toBe("3 of 7"));
  await sleep(500);
  expect(stop().flat()).toEqual([]);
  await world.change("Ann Ada", { isActive: false });
  await waitFor(() => expect(count()).toBe("2 of 6"));
  expect(new Set(names())).toEqual(new Set(["Ada Lovelace", "Ada Yonath"]));
});

test("without a count query no wrong number is shown, before and after a search", async () => {
  const { type, count, names, world } = await showDirectory({}, { countQuery: undefined });
  await waitFor(() => expect(count()).toBe("6 members"));
  world.deployment.setLatency(40);
  const stop = watchFrames(() => count());
  await type("ada");
  await waitFor(() => expect(count()).toBe("2 found"));
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(names()).toHaveLength(6));
  await waitFor(() => expect(count()).toBe("6 members"));
  expect(new Set(stop())).toEqual(new Set(["6 members", "2 found"]));
});

test("a count that comes late or never is left out", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { type, count, names, world } = await showDirectory({ early: true });
  world.deployment.failNext(COUNT, { times: 1_000 });
  await waitFor(() => expect(names()).toHaveLength(6));
  await type("ada");
  await waitFor(() => expect(count()).toBe("2 found"));
});

test("a search that fails on its way down goes on by itself, to the end", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { type, count, world, part } = await showDirectory(
    { names: annas(60, -1) },
    { initialNumItems: 10, numItems: 40 },
  );
  await type("anna");
  await waitFor(() => expect(count()).toMatch(/of 60$/), PATIENT);
  world.deployment.failNext(SEARCH, { times: 2 });
  await waitFor(() => {
    part("scroller").scrollTop = 1e6;
    expect(count()).toBe("60 of 60");
  }, PATIENT);
});

test("two directories on one page are searched each by itself", async () => {
  const { container, names } = await showDirectory({ copies: 2 });
  await waitFor(() => expect(names()).toHaveLength(12));
  const [, second] = container.querySelectorAll<HTMLInputElement>("[type=search]");
  await userEvent.type(second!, "grace");
  await waitFor(() => expect(names()).toHaveLength(7));
  const ids = [...container.querySelectorAll("[id]")].map((element) => element.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a header of one's own has the box and the count, and one word replaced leaves the others", async () => {
  function Header({ box, count }: { box: ReactNode; count: string }) {
    const [open, setOpen] = useState(true);
    return (
      <header>
        <button type="button" onClick={() => setOpen(!open)}>
          Toggle
        </button>
        {open && box}
        <output>{count}</output>
      </header>
    );
  }
  const { type, container, names, input } = await showDirectory(
    {},
    {
      localization: { search: "Find a colleague" },
      renderHeader: ({ searchBox, count }) => <Header box={searchBox} count={count} />,
    },
  );
  expect(input().getAttribute("aria-label")).toBe("Find a colleague");
  expect(container.querySelectorAll("[role=search]")).toHaveLength(1);
  await type("ada");
  await waitFor(() => expect(container.querySelector("output")!.textContent).toBe("2 of 6"));
  await userEvent.click(container.querySelector("header button")!);
  await userEvent.click(container.querySelector("header button")!);
  expect(input().value).toBe("ada");
  expect(names()).toHaveLength(2);
});

test("screen readers are told how many there are, not how many are loaded", async () => {
  const people = Array.from({ length: 300 }, (_, i) => `Person ${i}`);
  const { part, count, type } = await showDirectory({ names: people }, { initialNumItems: 50 });
  await waitFor(() => expect(count()).toBe("300 members"));
  await waitFor(() => expect(part("row").getAttribute("aria-setsize")).toBe("300"));
  await type("person 299");
  await waitFor(() => expect(count()).toBe("1 of 300"));
  expect(part("row").getAttribute("aria-setsize")).toBe("1");
});

test("a keystroke reads what it finds, and a pause is one search", async () => {
  const people = Array.from({ length: 1_000 }, (_, i) => `Person${i} Family${i % 7}`);
  const { input, count, world } = await showDirectory({ names: people });
  const { deployment } = world;
  await waitFor(() => expect(count()).toBe("1,000 members"));
  const reads = async (text: string, said: string) => {
    const { documentsRead, functionRuns } = deployment.stats;
    // At once: on a busy machine there are pauses between keystrokes, and each is a search.
    await userEvent.fill(input(), text);
    await waitFor(() => expect(count()).toBe(said));
    await sleep(250);
    return {
      runs: deployment.stats.functionRuns - functionRuns,
      documents: deployment.stats.documentsRead - documentsRead,
    };
  };
  // For each one found a row of the directory and the member's own, and the row of who asks.
  expect(await reads("person99", "11 of 1,000")).toEqual({ runs: 1, documents: 23 });
  // Another spelling of the same words asks for nothing.
  expect(await reads("person99 ", "11 of 1,000")).toEqual({ runs: 0, documents: 0 });
  // Of those who have the longest word, the others' own rows are not read.
  expect(await reads("person99 family1", "2 of 1,000")).toEqual({ runs: 1, documents: 14 });
});

test("names that everybody has are listed once each", async () => {
  const { type, count } = await showDirectory({ names: [...NAMES, "Ada Ada", "Ada Adams"] });
  await type("ada");
  await waitFor(() => expect(count()).toBe("4 of 8"));
});
