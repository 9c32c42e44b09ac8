import { cleanup, render, waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth } from "convex/react";
import { StrictMode, useState, type ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api } from "../../convex/_generated/api.js";
import { OrgMemberList, type OrgMemberListProps } from "../../src/components/OrgMemberList.js";
import "../../src/styles.css";
import { countHeld } from "./harness/countHeld.js";
import {
  claims,
  createWorld,
  ORG,
  OTHER_ORG,
  type World,
  type WorldOptions,
} from "../world/createWorld.js";

const list = api.users.queries.listActiveUsersInOrg;
const LIST = "users/queries:listActiveUsersInOrg";

let world: World;
let complaints: string[];
beforeEach(() => {
  complaints = [];
  vi.spyOn(console, "error").mockImplementation((...args) => void complaints.push(args.join(" ")));
});
afterEach(async () => {
  cleanup();
  await world.deployment.close();
  vi.restoreAllMocks();
});

type ListProps = Omit<
  Extract<OrgMemberListProps<typeof list>, { query: unknown }>,
  "query" | "preloaded"
>;

function Providers({ children }: { children: ReactNode }) {
  const { client, useAuth } = world.deployment;
  return (
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      {children}
    </ConvexProviderWithAuth>
  );
}

interface ShowOptions extends WorldOptions {
  signedIn?: boolean;
  prepare?: () => void;
}

function show({ signedIn = true, prepare, ...options }: ShowOptions = {}, props: ListProps = {}) {
  world = createWorld(options);
  if (signedIn) world.deployment.setIdentity(claims());
  prepare?.();
  const view = render(
    <Providers>
      <OrgMemberList query={list} {...props} />
    </Providers>,
  );
  return { ...view, ...read(view.container) };
}

function read(container: HTMLElement) {
  const root = () => container.querySelector<HTMLElement>("[data-slot='org-member-list']");
  const rows = () => [...container.querySelectorAll<HTMLElement>("[data-index]")];
  return {
    state: () => root()?.dataset.state,
    end: () =>
      container.querySelector<HTMLElement>("[data-slot='org-member-footer']")?.dataset.state,
    scroller: () => container.querySelector<HTMLElement>("[data-slot='org-member-scroller']")!,
    names: () =>
      rows()
        .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
        .map((row) => row.querySelector("[data-slot='org-member-name']")?.textContent),
  };
}

const frame = () => new Promise(requestAnimationFrame);

/** Names present in the document at each painted frame, from now on. */
function watchFrames(container: HTMLElement) {
  const frames: string[] = [];
  let watching = true;
  const look = () => {
    frames.push(container.textContent ?? "");
    if (watching) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  return { frames, stop: () => (watching = false) };
}

test("1,000 members scrolled to the end: each exactly once, in order", async () => {
  const { names, scroller, end } = show({ members: 1_000 });
  await waitFor(() => expect(names().length).toBeGreaterThan(5));
  const seen: string[] = [];
  const collect = () => {
    for (const name of names()) if (name && !seen.includes(name)) seen.push(name);
  };
  for (let i = 0; i < 2_000 && end() !== "end"; i++) {
    collect();
    scroller().scrollTop += 400;
    await frame();
  }
  for (let i = 0; i < 30; i++) {
    scroller().scrollTop += 400;
    await frame();
    collect();
  }
  expect(seen).toEqual(await world.names());
});

/** A list whose rows report each time they are rendered. */
async function showCounted() {
  const rendered: string[] = [];
  const view = show(
    { members: 50 },
    {
      renderMember: (member, { name }) => {
        rendered.push(member._id);
        return <span data-slot="org-member-name">{name}</span>;
      },
    },
  );
  // Out of view: the rows around are drawn once those in view have been painted.
  await waitFor(() => expect(view.names()).toContain("Member 30"));
  rendered.length = 0;
  return { rendered, names: view.names };
}

test("a rename re-renders one row", async () => {
  const { rendered, names } = await showCounted();
  await world.patch("Member 48", { displayName: "Renamed" });
  await waitFor(() => expect(names()).toContain("Renamed"));
  expect(rendered).toHaveLength(1);
});

test("a new member on top renders one row", async () => {
  const { rendered, names } = await showCounted();
  await world.add("Newcomer");
  await waitFor(() => expect(names()[0]).toBe("Newcomer"));
  expect(rendered).toHaveLength(1);
});

test("signed out: no row and no request; signing in shows the rows", async () => {
  const { state, names } = show({ signedIn: false });
  await waitFor(() => expect(state()).toBe("signed-out"));
  expect(world.deployment.stats.functionRuns).toBe(0);
  world.deployment.setIdentity(claims());
  await waitFor(async () => expect(names()).toEqual(await world.names()));
});

test("signing out leaves no row in the next frame, and signing in as another shows only theirs", async () => {
  const { state, names, container } = show({ members: 20 });
  await waitFor(() => expect(names().length).toBe(20));
  world.deployment.setIdentity(null);
  await waitFor(() => expect(state()).toBe("signed-out"));
  expect(container.textContent).not.toContain("Member 1");
  const watch = watchFrames(container);
  world.deployment.setIdentity(claims(0, OTHER_ORG));
  await waitFor(() => expect(names()[0]).toMatch("Stranger"));
  watch.stop();
  expect(watch.frames.some((text) => text.includes("Member 1"))).toBe(false);
});

test("skeleton rows are exactly as tall as the rows that replace them", async () => {
  const { state, container, scroller } = show({ members: 40, latencyMs: 40 });
  await waitFor(() => expect(state()).toBe("loading"));
  const tops = () =>
    [...container.querySelectorAll("[data-slot='org-member-row']")]
      .map((row) => row.getBoundingClientRect().top)
      .toSorted((a, b) => a - b)
      .slice(0, 6);
  const [before, height] = [tops(), scroller().getBoundingClientRect().height];
  expect(before).toHaveLength(6);
  await waitFor(() => expect(state()).toBe("ready"));
  await frame();
  expect(tops()).toEqual(before);
  expect(scroller().getBoundingClientRect().height).toBe(height);
});

test("a failed first page is retried by itself", async () => {
  const { state, names } = show({
    members: 8,
    prepare: () => world.deployment.failNext(LIST, { error: new Error("boom") }),
  });
  await waitFor(() => expect(state()).toBe("error"));
  await waitFor(async () => expect(names()).toEqual(await world.names()), { timeout: 4_000 });
});

test("signing out and in again after a failure loads the rows", async () => {
  const { state, names } = show({
    members: 8,
    prepare: () => world.deployment.failNext(LIST, { error: new Error("boom") }),
  });
  await waitFor(() => expect(state()).toBe("error"));
  world.deployment.setIdentity(null);
  await waitFor(() => expect(state()).toBe("signed-out"));
  world.deployment.setIdentity(claims());
  await waitFor(async () => expect(names()).toEqual(await world.names()));
});

const failNextPage = (times: number) => () =>
  world.deployment.failNext(LIST, {
    error: new Error("boom"),
    times,
    when: (args) => (args.paginationOpts as { cursor: unknown }).cursor !== null,
  });

test("a failed next page keeps rows and scroll position; the button retries at once", async () => {
  const { names, scroller, end, getByRole } = show(
    { members: 120, prepare: failNextPage(1) },
    { initialNumItems: 40 },
  );
  await waitFor(() => expect(end()).toBe("error"));
  scroller().scrollTop = 1_000;
  await frame();
  await frame();
  const before = names();
  expect(before.length).toBeGreaterThan(5);
  getByRole("button", { name: "Try again" }).click();
  await waitFor(() => expect(scroller().scrollHeight).toBeGreaterThan(120 * 40));
  expect(scroller().scrollTop).toBe(1_000);
  expect(names().filter((name) => before.includes(name))).toEqual(before);
});

test("a page that goes on failing is tried again by itself, with every row kept", async () => {
  const { names, end } = show(
    { members: 120, prepare: failNextPage(Infinity) },
    { initialNumItems: 40 },
  );
  await waitFor(() => expect(end()).toBe("error"));
  const before = names();
  const runs = world.deployment.stats.functionRuns;
  await waitFor(() => expect(world.deployment.stats.functionRuns).toBeGreaterThan(runs), {
    timeout: 3_000,
  });
  await waitFor(() => expect(end()).toBe("error"));
  expect(names()).toEqual(before);
});

test("the failure and its button stay while it is tried again by itself, and keep the focus", async () => {
  const { end, getByRole } = show(
    { members: 120, latencyMs: 20, prepare: failNextPage(2) },
    { initialNumItems: 40 },
  );
  await waitFor(() => expect(end()).toBe("error"), { timeout: 5_000 });
  const button = getByRole("button", { name: "Try again" });
  button.focus();
  const runs = world.deployment.stats.functionRuns;
  const seen = new Set<unknown>();
  // The first page again, and the next, which fails.
  while (world.deployment.stats.functionRuns < runs + 1) {
    seen.add(end()).add(document.activeElement);
    await frame();
  }
  expect([...seen]).toEqual(["error", button]);
});

test("the error of a failed first page stays while it is tried again", async () => {
  const { state, getByRole } = show({
    members: 8,
    latencyMs: 20,
    prepare: () => world.deployment.failNext(LIST, { error: new Error("boom"), times: 2 }),
  });
  await waitFor(() => expect(state()).toBe("error"), { timeout: 5_000 });
  const button = getByRole("button", { name: "Try again" });
  button.focus();
  const seen = new Set<unknown>();
  while (state() !== "ready") {
    seen.add(state()).add(document.activeElement);
    await frame();
  }
  expect([...seen]).toEqual(["error", button]);
});

test("a page too large for the server is asked for smaller from then on", async () => {
  const asked: number[] = [];
  const { names, scroller, end } = show(
    {
      members: 130,
      prepare: () =>
        world.deployment.failNext(LIST, {
          error: new Error("Too many bytes read in a single function execution"),
          times: Infinity,
          when: ({ paginationOpts }) => {
            asked.push((paginationOpts as { numItems: number }).numItems);
            return asked.at(-1)! > 40;
          },
        }),
    },
    { initialNumItems: 40, numItems: 80 },
  );
  await waitFor(() => expect(end()).toBe("error"));
  await waitFor(
    () => {
      scroller().scrollTop = scroller().scrollHeight;
      expect(end()).toBe("end");
    },
    { timeout: 10_000 },
  );
  await waitFor(() => expect(names()).toContain("Member 0"));
  // The first failure may have passed.
  expect(asked.filter((numItems) => numItems > 40)).toEqual([80, 80]);
});

test("a deactivated viewer sees every row go in one frame, and come back when reactivated", async () => {
  const { state, names, container } = show({ members: 30 });
  await waitFor(() => expect(names().length).toBeGreaterThan(5));
  const watch = watchFrames(container);
  await world.patch("Member 0", { isActive: false });
  await waitFor(() => expect(state()).toBe("no-access"));
  watch.stop();
  for (const text of watch.frames) {
    expect(text.includes("No access") && text.includes("Member 2")).toBe(false);
  }
  await world.patch("Member 0", { isActive: true });
  await waitFor(() => expect(names()).toContain("Member 29"), { timeout: 5_000 });
});

test("offline: rows stay, a notice comes after a second, and what was missed comes with the connection", async () => {
  const { names, container } = show({ members: 10 });
  await waitFor(() => expect(names().length).toBe(10));
  world.deployment.goOffline();
  await waitFor(() => expect(container.textContent).toContain("Reconnecting…"), { timeout: 3_000 });
  expect(names().length).toBe(10);
  await world.add("While away");
  world.deployment.goOnline();
  await waitFor(() => expect(names()[0]).toBe("While away"), { timeout: 5_000 });
  await waitFor(() => expect(container.textContent).not.toContain("Reconnecting…"));
});

test("a switch of organization with key never shows a frame of the old one's rows", async () => {
  world = createWorld({ members: 40, others: 12, latencyMs: 15 });
  world.deployment.setIdentity(claims());
  let switchTo = (_organizationId: string) => {};
  function App() {
    const [organizationId, set] = useState(ORG);
    switchTo = set;
    return <OrgMemberList key={organizationId} query={list} />;
  }
  const view = render(
    <StrictMode>
      <Providers>
        <App />
      </Providers>
    </StrictMode>,
  );
  const { names } = read(view.container);
  await waitFor(() => expect(names()).toContain("Member 39"));
  switchTo(OTHER_ORG);
  world.deployment.setIdentity(claims(0, OTHER_ORG));
  await frame();
  const watch = watchFrames(view.container);
  await waitFor(async () => expect(names()).toEqual(await world.names(OTHER_ORG)));
  watch.stop();
  expect(watch.frames.some((text) => text.includes("Member"))).toBe(false);
});

test("a mistake in the code above is thrown to the app, not shown as a failed list", async () => {
  world = createWorld();
  expect(() =>
    render(
      <Providers>
        <OrgMemberList query={{} as typeof list} />
      </Providers>,
    ),
  ).toThrow("`query` is not a reference to a Convex function");
  expect(() =>
    render(
      <Providers>
        <OrgMemberList query={list} initialNumItems={0} />
      </Providers>,
    ),
  ).toThrow("initialNumItems must be a whole number of members");
  expect(() => render(<OrgMemberList query={list} />)).toThrow(
    "Wrap your app in <ConvexProviderWithAuth",
  );
});

test("unmounting leaves nothing behind: no subscription, listener, timer or observer", async () => {
  // React listens to the document with its first root, for good.
  render(<p />).unmount();
  const held = countHeld();
  const { names, unmount, scroller, end } = show(
    { members: 300, prepare: failNextPage(1) },
    { initialNumItems: 40, numItems: 40, onMemberAction: () => {} },
  );
  await waitFor(() => expect(end()).toBe("error"));
  scroller().scrollTop = 2_000;
  await waitFor(() => expect(names().length).toBeGreaterThan(5));
  world.deployment.goOffline();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(held.observed()).toBeGreaterThan(0);
  unmount();
  // react-virtual waits 150 ms after the last scroll to say that it is over, mounted or not.
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(world.deployment.stats.subscriptions).toBe(0);
  await world.deployment.close();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(world.deployment.stats.openSockets).toBe(0);
  expect(held.listeners()).toEqual([]);
  expect(held.timers()).toBe(0);
  expect(held.observed()).toBe(0);
});
