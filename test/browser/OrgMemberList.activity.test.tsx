import { cleanup, render, waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth } from "convex/react";
import { Activity, StrictMode, useLayoutEffect, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { afterEach, expect, test } from "vitest";
import { api } from "../../convex/_generated/api.js";
import { OrgMemberList, useActiveOrgMembers } from "../../src/index.js";
import "../../src/styles.css";
import { claims, createWorld, OTHER_ORG, type World } from "../world/createWorld.js";

const list = api.users.queries.listActiveUsersInOrg;

let world: World;
afterEach(async () => {
  cleanup();
  await world.deployment.close();
});

/** Members in an `<Activity>`, as a framework keeps the page that one has left. */
function show(members: ReactNode, { strict = false, count = 60 } = {}) {
  world = createWorld({ members: count, others: 4, latencyMs: 5 });
  world.deployment.setIdentity(claims());
  let setVisible = (_visible: boolean) => {};
  function App() {
    const [visible, set] = useState(true);
    setVisible = set;
    const { client, useAuth } = world.deployment;
    return (
      <ConvexProviderWithAuth client={client} useAuth={useAuth}>
        <Activity mode={visible ? "visible" : "hidden"}>{members}</Activity>
      </ConvexProviderWithAuth>
    );
  }
  const view = render(<App />, { wrapper: strict ? StrictMode : undefined });
  return {
    ...view,
    hide: () => flushSync(() => setVisible(false)),
    reveal: () => flushSync(() => setVisible(true)),
    names: () =>
      [...view.container.querySelectorAll("[data-slot='org-member-name']")]
        .filter((element) => (element as HTMLElement).checkVisibility())
        .map((element) => element.textContent),
    loadMore: () => view.getByRole("button", { name: "Load more" }).click(),
  };
}

const pages = <OrgMemberList query={list} initialNumItems={10} numItems={10} virtualized={false} />;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** A frame at least: React hears of a sign-in in a task of its own. */
const pause = (ms: number) => sleep(ms).then(() => new Promise(requestAnimationFrame));

/** Calls `look` in each frame until `done`. */
async function eachFrame(look: () => void, done: () => boolean) {
  while (!done()) {
    look();
    await new Promise(requestAnimationFrame);
  }
}

test.each([false, true])(
  "rows and pages are there in the first frame after coming back, and live again (StrictMode: %s)",
  async (strict) => {
    const { hide, reveal, names, loadMore } = show(pages, { strict });
    for (const loaded of [10, 20, 30]) {
      await waitFor(() => expect(names()).toHaveLength(loaded));
      if (loaded < 30) loadMore();
    }
    const before = names();
    hide();
    await sleep(30);
    expect(names()).toEqual([]);
    expect(world.deployment.stats.subscriptions).toBe(0);
    await world.add("Joined meanwhile");
    await world.remove("Member 55");

    reveal();
    expect(names()).toEqual(before);
    const counts = new Set<number>();
    await eachFrame(
      () => counts.add(names().length),
      () => names()[0] === "Joined meanwhile",
    );
    expect(Math.min(...counts)).toBe(30);
    // Nobody is left out between the pages, and each change is seen again.
    expect(names()).toEqual((await world.names()).slice(0, names().length));
    await world.patch("Member 40", { displayName: "Live again" });
    await waitFor(() => expect(names()).toContain("Live again"));
  },
);

test("hidden and back within one frame, several times", async () => {
  const { hide, reveal, names } = show(pages);
  await waitFor(() => expect(names()).toHaveLength(10));
  for (let i = 0; i < 3; i++) {
    hide();
    reveal();
    expect(names()).toHaveLength(10);
  }
  await world.add("Joined");
  await waitFor(() => expect(names()[0]).toBe("Joined"));
});

test("hidden before the first answer", async () => {
  const { hide, reveal, names } = show(pages);
  hide();
  await sleep(30);
  reveal();
  await waitFor(() => expect(names()).toHaveLength(10));
});

test.each([
  ["long after", 40],
  ["a frame later", 0],
])(
  "another viewer who signs in while it is hidden, %s, never sees a row of the first",
  async (_, ms) => {
    const { hide, reveal, names } = show(pages);
    await waitFor(() => expect(names()).toHaveLength(10));
    hide();
    await pause(ms);
    world.deployment.setIdentity(null);
    await pause(ms);
    world.deployment.setIdentity(claims(0, OTHER_ORG));
    await pause(ms);
    reveal();
    const seen = new Set<string | null>();
    await eachFrame(
      () => names().forEach((name) => seen.add(name)),
      () => String(names()).includes("Stranger 0"),
    );
    expect([...seen].filter((name) => name?.startsWith("Member"))).toEqual([]);
  },
);

test("the hook keeps its rows too, and the same members", async () => {
  const renders: ReturnType<typeof useActiveOrgMembers<typeof list>>[] = [];
  function Names() {
    const result = useActiveOrgMembers(list, {}, { initialNumItems: 10 });
    useLayoutEffect(() => void renders.push(result));
    return (
      <button onClick={() => result.loadMore(10)} data-slot="org-member-name">
        {`${result.results.length} ${result.results[0]?.displayName} ${result.status}`}
      </button>
    );
  }
  const { hide, reveal, names, getByRole } = show(<Names />);
  await waitFor(() => expect(names()).toEqual(["10 Member 59 CanLoadMore"]));
  getByRole("button").click();
  await waitFor(() => expect(names()).toEqual(["20 Member 59 CanLoadMore"]));
  const kept = renders.at(-1)!.results;
  hide();
  await sleep(30);
  await world.patch("Member 59", { displayName: "Renamed" });
  renders.length = 0;
  reveal();
  expect(names()[0]).toMatch("20 Member 59");
  await waitFor(() => expect(names()).toEqual(["20 Renamed CanLoadMore"]));
  expect(Math.min(...renders.map(({ results }) => results.length))).toBe(20);
  expect(renders.at(-1)!.results[1]).toBe(kept[1]);
});

test("unmounted while hidden, nothing is left", async () => {
  const { hide, unmount, names } = show(pages);
  await waitFor(() => expect(names()).toHaveLength(10));
  hide();
  await sleep(30);
  unmount();
  await sleep(10);
  expect(world.deployment.stats.subscriptions).toBe(0);
});
