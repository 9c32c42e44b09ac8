import { waitFor } from "@testing-library/react";
import { userEvent } from "vitest/browser";
import { afterEach, expect, test, vi } from "vitest";
import { claims, OTHER_ORG } from "../world/createWorld.js";
import type { DirectoryWorld } from "../world/createDirectoryWorld.js";
import { NEWEST_FIRST, showDirectory, watchFrames } from "./harness/showDirectory.js";

const SEARCH = "users/directory:searchActiveUsersInOrg";

let world: DirectoryWorld;
afterEach(() => vi.restoreAllMocks());

async function show(...given: Parameters<typeof showDirectory>) {
  const directory = await showDirectory(...given);
  ({ world } = directory);
  return directory;
}

test("everybody is there at first, newest first, and counted", async () => {
  const { names, count } = await show();
  expect(names()).toEqual(NEWEST_FIRST);
  await waitFor(() => expect(count()).toBe("6 members"));
});

test.each([
  ["ada", ["Ada Lovelace", "Ann Ada"]],
  ["jose", ["José Álvarez"]],
  ["ALVAREZ j", ["José Álvarez"]],
  ["luk", ["Łukasz Nowak"]],
  ["龙", ["李小龙"]],
  ["love ada", ["Ada Lovelace"]],
])("“%s” finds who has words that start so", async (text, found) => {
  const { type, names, count } = await show();
  await type(text);
  await waitFor(() => expect(count()).toBe(`${found.length} of 6`));
  expect(new Set(names())).toEqual(new Set(found));
});

test("rows of the text before stay, marked as busy, and no skeleton is drawn", async () => {
  const { container, type, names, isBusy, state } = await show({ latencyMs: 60 });
  const stop = watchFrames(() => ({
    names: names().length,
    busy: isBusy(),
    skeleton: container.querySelector("[data-slot='org-member-skeleton']") !== null,
  }));
  await type("grace");
  await waitFor(() => expect(names()).toEqual(["Grace Hopper"]));
  const frames = stop();
  expect(frames.every((frame) => frame.names > 0 && !frame.skeleton)).toBe(true);
  expect(frames.some((frame) => frame.busy && frame.names === 6)).toBe(true);
  expect(isBusy()).toBe(false);
  expect(state()).toBe("ready");
});

test("an answer to an older text is never shown, however fast one types", async () => {
  const people = Array.from({ length: 40 }, (_, i) => `${"abcdefgh"[i % 8]}${i} Person`);
  const { input, names } = await show({ names: people, latencyMs: 40 });
  const stop = watchFrames(() => names().map((name) => name[0]));
  // Each answer comes while the next text is there already.
  for (const letter of "abcdefgh") {
    await userEvent.fill(input(), letter);
    await new Promise((resolve) => setTimeout(resolve, 190));
  }
  await waitFor(() => expect(new Set(names().map((name) => name[0]))).toEqual(new Set(["h"])));
  const order: string[] = [];
  for (const letters of stop()) {
    const kinds = new Set(letters);
    // All of everybody, or all of one letter.
    expect(kinds.size === 8 || kinds.size === 1).toBe(true);
    const [one] = kinds.size === 1 ? [...kinds] : [""];
    if (order.at(-1) !== one) order.push(one!);
  }
  expect(order).toEqual(order.toSorted());
});

test("emptying the search box, by its button or by Escape, shows everybody without a delay", async () => {
  const { type, names, input, part } = await show();
  await type("grace");
  await waitFor(() => expect(names()).toEqual(["Grace Hopper"]));
  await userEvent.click(part("search-clear"));
  expect(document.activeElement).toBe(input());
  expect(input().value).toBe("");
  await waitFor(() => expect(names()).toEqual(NEWEST_FIRST));

  await type("grace");
  await waitFor(() => expect(names()).toEqual(["Grace Hopper"]));
  await userEvent.keyboard("{Escape}");
  expect(input().value).toBe("");
  await waitFor(() => expect(names()).toEqual(NEWEST_FIRST));
});

test("Escape in an empty box is left to the surroundings, such as a dialog", async () => {
  const { input } = await show();
  const escapes = vi.fn<(event: KeyboardEvent) => void>();
  const onKeyDown = (event: KeyboardEvent) => event.key === "Escape" && escapes(event);
  document.addEventListener("keydown", onKeyDown);
  await userEvent.type(input(), "x{Escape}");
  expect(escapes).not.toHaveBeenCalled();
  await userEvent.keyboard("{Escape}");
  expect(escapes).toHaveBeenCalledOnce();
  document.removeEventListener("keydown", onKeyDown);
});

test.each([
  ["a list", {}, "org-member-scroller"],
  ["a grid", { onMemberAction: () => {} }, "org-member-row"],
])("ArrowDown goes from the box into %s", async (_, props, slot) => {
  const { input } = await show({}, props);
  await userEvent.click(input());
  await userEvent.keyboard("{ArrowDown}");
  expect((document.activeElement as HTMLElement).dataset.slot).toBe(slot);
});

test("the focus stays in the box while rows come and go", async () => {
  const { input, type, names } = await show({}, { onMemberAction: () => {} });
  await type("ada");
  await waitFor(() => expect(names()).toHaveLength(2));
  expect(document.activeElement).toBe(input());
});

test("a search that finds nobody says so, with the text, and is told apart from an empty list", async () => {
  const views: string[] = [];
  const { type, state, part } = await show(
    {},
    {
      renderState: ({ view, title, hint }) => {
        views.push(view);
        return <p data-slot="org-member-own">{`${title} ${hint}`}</p>;
      },
    },
  );
  await type("zzz");
  await waitFor(() => expect(state()).toBe("empty"));
  expect(part("own").textContent).toContain("No member matches “zzz”");
  expect(new Set(views)).toEqual(new Set(["no-match"]));
  await waitFor(() => expect(part("status").textContent).toContain("zzz"));
});

test("the number of members found is announced once, after a pause", async () => {
  const { type, part } = await show();
  await type("ada");
  await waitFor(() => expect(part("status").textContent).toBe("2 members found"));
  await type("{Backspace}{Backspace}{Backspace}lo");
  await waitFor(() => expect(part("status").textContent).toBe("1 member found"));
});

test("results are live: they follow renames, joins and leaves, and the count is exact", async () => {
  const { type, names, count } = await show();
  await type("ada");
  await waitFor(() => expect(count()).toBe("2 of 6"));
  await world.change("Grace Hopper", { displayName: "Ada Hopper" });
  await waitFor(() => expect(count()).toBe("3 of 6"));
  await world.change("Ada Lovelace", { displayName: "Augusta King" });
  await waitFor(() => expect(new Set(names())).toEqual(new Set(["Ada Hopper", "Ann Ada"])));
  await world.join("Ada Yonath");
  await waitFor(() => expect(count()).toBe("3 of 7"));
  await world.change("Ann Ada", { isActive: false });
  await waitFor(() => expect(count()).toBe("2 of 6"));
  expect(new Set(names())).toEqual(new Set(["Ada Hopper", "Ada Yonath"]));
});

test("a small organization is searched in the page, and the server is asked for nothing", async () => {
  const { type, names, count } = await show({}, { localSearchLimit: 6 });
  await waitFor(() => expect(count()).toBe("6 members"));
  const before = world.deployment.stats.functionRuns;
  await type("ada");
  await waitFor(() => expect(names()).toEqual(["Ann Ada", "Ada Lovelace"]));
  expect(count()).toBe("2 of 6");
  expect(world.deployment.stats.functionRuns).toBe(before);
});

test("without a search query, only loaded members of a large organization are searched, and the list says so", async () => {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  const people = Array.from({ length: 60 }, (_, i) => `Person ${i}`);
  const { type, part } = await show(
    { names: people },
    {
      searchQuery: undefined,
      countQuery: undefined,
      localSearchLimit: 30,
      initialNumItems: 10,
      numItems: 10,
    },
  );
  await type("person 4");
  await waitFor(() => expect(part("footer").textContent).toMatch(/Only the first \d+ members/));
  await waitFor(() => expect(warn.mock.calls.flat().join()).toContain("searchQuery"));
});

test("the list begins at its top with each answer", async () => {
  const people = Array.from({ length: 300 }, (_, i) => `Person ${i}`);
  const { type, part, count } = await show({ names: people });
  part("scroller").scrollTop = 2_000;
  await type("person");
  await waitFor(() => expect(count()).toContain("of 300"));
  expect(part("scroller").scrollTop).toBe(0);
});

test("no row of the previous organization is shown after a switch, also during a search", async () => {
  const { type, names, switchTo, input } = await show({
    others: ["Ada Stranger", "Bob Stranger"],
    latencyMs: 30,
  });
  await type("ada");
  await waitFor(() => expect(names()).toHaveLength(2));
  world.deployment.setIdentity(claims(0, OTHER_ORG));
  switchTo("globex");
  const stop = watchFrames(names);
  await waitFor(() => expect(names()).toEqual(["Bob Stranger", "Ada Stranger"]));
  expect(
    stop()
      .flat()
      .filter((name) => !name.includes("Stranger")),
  ).toEqual([]);
  expect(input().value).toBe("");
});

test("signing out while searching takes every row in the same frame", async () => {
  const { type, names, state } = await show();
  await type("ada");
  await waitFor(() => expect(names()).toHaveLength(2));
  world.deployment.setIdentity(null);
  await waitFor(() => expect(state()).toBe("signed-out"));
  expect(names()).toEqual([]);
});

test("a search that fails keeps the rows, and is tried again", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { type, names } = await show();
  world.deployment.failNext(SEARCH);
  await type("grace");
  await waitFor(() => expect(names()).toEqual(["Grace Hopper"]), { timeout: 5_000 });
});

test("a count that fails takes nothing with it", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { names, count } = await show();
  world.deployment.failNext("users/directory:countActiveUsersInOrg", { times: 100 });
  await world.join("Somebody New");
  await waitFor(() => expect(names()).toHaveLength(7));
  expect(count()).toBe("7 members");
});

test("text from an input method is searched for once it is composed", async () => {
  const { input, names } = await show();
  const box = input();
  const say = (type: string) => box.dispatchEvent(new CompositionEvent(type, { bubbles: true }));
  const write = (text: string) => {
    // Past React, which takes a value that it has set for one that has not changed.
    Reflect.set(HTMLInputElement.prototype, "value", text, box);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  say("compositionstart");
  write("xiaolong");
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(names()).toEqual(NEWEST_FIRST);
  write("小龙");
  say("compositionend");
  await waitFor(() => expect(names()).toEqual(["李小龙"]));
});
