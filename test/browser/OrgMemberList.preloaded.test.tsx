import { waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth, type Preloaded } from "convex/react";
import { getFunctionName } from "convex/server";
import { convexToJson } from "convex/values";
import { useEffect } from "react";
import { flushSync } from "react-dom";
import { hydrateRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api } from "../../convex/_generated/api.js";
import { OrgMemberList } from "../../src/components/OrgMemberList.js";
import "../../src/styles.css";
import { claims, createWorld, type World } from "../world/createWorld.js";

const list = api.users.queries.listActiveUsersInOrg;

let world: World;
let root: Root | undefined;
let complaints: string[];
beforeEach(() => {
  complaints = [];
  vi.spyOn(console, "error").mockImplementation((...args) => void complaints.push(args.join(" ")));
});
afterEach(async () => {
  root?.unmount();
  root = undefined;
  await world.deployment.close();
  vi.restoreAllMocks();
});

/** What `preloadQuery` of convex/nextjs returns: the same call, made by the embedded client. */
async function preload(numItems: number): Promise<Preloaded<typeof list>> {
  const args = { paginationOpts: { numItems, cursor: null } };
  const server = world.deployment.connect({ identity: claims() });
  const value = await server.query(list, args);
  const payload = {
    _name: getFunctionName(list),
    _argsJSON: convexToJson(args),
    _valueJSON: convexToJson(value as never),
  };
  return payload as unknown as Preloaded<typeof list>;
}

interface AppProps {
  preloaded: Preloaded<typeof list>;
  mount?: number;
  onMount?: () => void;
}
function App({ preloaded, mount = 0, onMount }: AppProps) {
  const { client, useAuth } = world.deployment;
  useEffect(() => onMount?.(), [onMount]);
  return (
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      <OrgMemberList key={mount} preloaded={preloaded} />
    </ConvexProviderWithAuth>
  );
}

/** The page as a server sends it, then hydrated. Returns where rows stood before and after. */
async function hydrate(preloaded: Preloaded<typeof list>) {
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(<App preloaded={preloaded} />);
  const tops = () =>
    [...container.querySelectorAll("[role='listitem']")].map(
      (row) => row.getBoundingClientRect().top,
    );
  const before = tops();
  // On a busy machine a frame may come before React has begun.
  await new Promise<void>((resolve) => {
    root = hydrateRoot(container, <App preloaded={preloaded} onMount={resolve} />);
  });
  await new Promise(requestAnimationFrame);
  const names = () =>
    [...container.querySelectorAll("[data-slot='org-member-name']")].map((e) => e.textContent);
  return { container, names, tops, before };
}

test("the server's HTML has the first rows, hydrates without a mismatch or a shift, and goes live", async () => {
  world = createWorld({ members: 40, latencyMs: 20 });
  world.deployment.setIdentity(claims());
  const preloaded = await preload(25);
  const { names, tops, before } = await hydrate(preloaded);
  expect(before.length).toBeGreaterThan(8);
  expect(tops().slice(0, 8)).toEqual(before.slice(0, 8));
  await waitFor(() => expect(world.deployment.stats.subscriptions).toBeGreaterThan(0));
  await world.add("Newcomer");
  await waitFor(() => expect(names()[0]).toBe("Newcomer"));
  expect(complaints).toEqual([]);
});

test("rows are never missing between the server's and the live ones", async () => {
  world = createWorld({ members: 10, latencyMs: 20 });
  world.deployment.setIdentity(claims());
  const { container, names } = await hydrate(await preload(25));
  const counts = new Set<number>();
  const until = performance.now() + 300;
  while (performance.now() < until) {
    await new Promise(requestAnimationFrame);
    counts.add(names().length);
  }
  expect([...counts]).toEqual([10]);
  expect(container.textContent).toContain("10 members");
});

test("preloaded rows go when it turns out that nobody is signed in", async () => {
  world = createWorld({ members: 10 });
  const { container, names } = await hydrate(await preload(25));
  await waitFor(() => expect(container.textContent).toContain("You are signed out"));
  expect(names()).toEqual([]);
});

test("preloaded rows go when the viewer is refused, and come back with the access", async () => {
  world = createWorld({ members: 10, latencyMs: 20 });
  world.deployment.setIdentity(claims());
  const preloaded = await preload(25);
  await world.patch("Member 0", { isActive: false });
  const { container, names } = await hydrate(preloaded);
  await waitFor(() => expect(container.textContent).toContain("No access"), { timeout: 5_000 });
  expect(names()).toEqual([]);
  await world.patch("Member 0", { isActive: true });
  await waitFor(() => expect(names()).toHaveLength(10), { timeout: 5_000 });
});

test("preloaded rows are shown once: another mount may be another organization's", async () => {
  world = createWorld({ members: 10, latencyMs: 20 });
  world.deployment.setIdentity(claims());
  const preloaded = await preload(25);
  const { names } = await hydrate(preloaded);
  await waitFor(() => expect(names()).toHaveLength(10));
  await waitFor(() => expect(world.deployment.stats.subscriptions).toBeGreaterThan(0));
  flushSync(() => root!.render(<App preloaded={preloaded} mount={1} />));
  expect(names().filter((name) => name?.trim())).toEqual([]);
  await waitFor(() => expect(names()).toHaveLength(10));
});

test("the server's HTML counts the members of a complete page, and of no other", async () => {
  world = createWorld({ members: 10 });
  world.deployment.setIdentity(claims());
  expect(renderToString(<App preloaded={await preload(25)} />)).toContain("10 members");
  // How many are loaded is said, and is no total.
  const incomplete = renderToString(<App preloaded={await preload(5)} />);
  expect(incomplete.replaceAll("5 members loaded", "")).not.toContain("5 members");
});

const noMembers = { page: [], isDone: true, continueCursor: "" };
test.each([
  ["without pagination options", {}, noMembers],
  ["of a later page", { paginationOpts: { numItems: 25, cursor: "after the first" } }, noMembers],
  ["without a page", { paginationOpts: { numItems: 25, cursor: null } }, null],
])("a payload %s is refused, with the call that makes one", (_what, _argsJSON, _valueJSON) => {
  world = createWorld();
  const payload = { _name: getFunctionName(list), _argsJSON, _valueJSON };
  expect(() => renderToString(<App preloaded={payload as never} />)).toThrow(
    "Make it with preloadQuery(",
  );
});
