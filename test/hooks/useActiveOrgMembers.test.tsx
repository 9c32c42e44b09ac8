import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth } from "convex/react";
import { StrictMode, useState, type ReactNode } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { api } from "../../convex/_generated/api.js";
import { useActiveOrgMembers } from "../../src/hooks/useActiveOrgMembers.js";
import {
  claims,
  createWorld,
  OTHER_ORG,
  type World,
  type WorldOptions,
} from "../world/createWorld.js";

const list = api.users.queries.listActiveUsersInOrg;

let world: World;
afterEach(async () => {
  cleanup();
  await world.deployment.close();
});

interface MountOptions extends WorldOptions {
  signedIn?: boolean;
  initialNumItems?: number;
  args?: Record<string, never> | "skip";
  strict?: boolean;
}

function mount({
  signedIn = true,
  initialNumItems = 3,
  args = {},
  strict,
  ...options
}: MountOptions = {}) {
  world = createWorld(options);
  if (signedIn) world.deployment.setIdentity(claims());
  // As an auth provider's SDK does while it finds out who is signed in.
  let setBusy = (_busy: boolean) => {};
  const useAuth = () => {
    const [isLoading, set] = useState(false);
    setBusy = set;
    return { ...world.deployment.useAuth(), isLoading };
  };
  const Wrapper = ({ children }: { children: ReactNode }) => {
    const app = (
      <ConvexProviderWithAuth client={world.deployment.client} useAuth={useAuth}>
        {children}
      </ConvexProviderWithAuth>
    );
    return strict ? <StrictMode>{app}</StrictMode> : app;
  };
  const renders: ReturnType<typeof useActiveOrgMembers<typeof list>>[] = [];
  const hook = renderHook(
    (props: { args: Record<string, never> | "skip" }) => {
      const result = useActiveOrgMembers(list, props.args, { initialNumItems });
      renders.push(result);
      return result;
    },
    { wrapper: Wrapper, initialProps: { args } },
  );
  return {
    ...hook,
    renders,
    names: () => hook.result.current.results.map((m) => m.displayName),
    setBusy: (busy: boolean) => setBusy(busy),
  };
}

test("loads the first page, then more, to the end, newest first", async () => {
  const { result, names } = mount({ members: 7 });
  expect(result.current).toMatchObject({
    status: "LoadingFirstPage",
    isLoading: true,
    results: [],
  });
  await waitFor(() => expect(result.current.status).toBe("CanLoadMore"));
  expect(names()).toEqual(["Member 6", "Member 5", "Member 4"]);
  act(() => result.current.loadMore(10));
  expect(result.current).toMatchObject({ status: "LoadingMore", isLoading: true });
  await waitFor(() => expect(result.current.status).toBe("Exhausted"));
  expect(names()).toEqual(await world.names());
});

test("is an empty list that is not loading while nobody is signed in", async () => {
  const { result } = mount({ signedIn: false });
  await waitFor(() => expect(result.current.auth).toBe("signedOut"));
  expect(result.current).toMatchObject({ results: [], status: "Exhausted", isLoading: false });
  expect(world.deployment.stats.functionRuns).toBe(0);
});

test("loads on sign-in, and is empty in the very render that learns of the sign-out", async () => {
  const { result, renders } = mount({ signedIn: false });
  await waitFor(() => expect(result.current.auth).toBe("signedOut"));
  act(() => world.deployment.setIdentity(claims()));
  await waitFor(() => expect(result.current.results).toHaveLength(3));
  act(() => world.deployment.setIdentity(null));
  await waitFor(() => expect(result.current.auth).toBe("signedOut"));
  expect(renders.filter((r) => r.auth === "signedOut" && r.results.length > 0)).toEqual([]);
});

test("signing in as another never shows a row of the first, in any render", async () => {
  const { result, renders, setBusy, names } = mount({ members: 3 });
  await waitFor(() => expect(result.current.results).toHaveLength(3));
  act(() => world.deployment.setIdentity(null));
  await waitFor(() => expect(result.current.auth).toBe("signedOut"));
  const from = renders.length;
  act(() => setBusy(true));
  await waitFor(() => expect(result.current.auth).toBe("loading"));
  act(() => {
    world.deployment.setIdentity(claims(0, OTHER_ORG));
    setBusy(false);
  });
  await waitFor(async () => expect(names()).toEqual(await world.names(OTHER_ORG)));
  const seen = renders.slice(from).flatMap((r) => r.results.map((m) => m.displayName));
  expect(seen.filter((name) => name!.startsWith("Member"))).toEqual([]);
});

test("a refresh that ends signed out leaves no row", async () => {
  const { result, renders, setBusy } = mount({ members: 3 });
  await waitFor(() => expect(result.current.results).toHaveLength(3));
  act(() => setBusy(true));
  await waitFor(() => expect(result.current.auth).toBe("loading"));
  expect(result.current.results).toHaveLength(3);
  act(() => {
    world.deployment.setIdentity(null);
    setBusy(false);
  });
  await waitFor(() => expect(result.current.auth).toBe("signedOut"));
  expect(result.current).toMatchObject({ results: [], status: "Exhausted", isLoading: false });
  expect(renders.filter((r) => r.auth === "signedOut" && r.results.length > 0)).toEqual([]);
});

test('"skip" loads nothing and says so; un-skipping loads', async () => {
  const { result, rerender } = mount({ args: "skip" });
  await waitFor(() => expect(result.current.auth).toBe("signedIn"));
  expect(result.current).toMatchObject({ results: [], status: "Exhausted", isLoading: false });
  expect(world.deployment.stats.subscriptions).toBe(0);
  rerender({ args: {} });
  await waitFor(() => expect(result.current.results).toHaveLength(3));
});

test("a rename changes one member's identity and no other's", async () => {
  const { result } = mount({ members: 3 });
  await waitFor(() => expect(result.current.results).toHaveLength(3));
  const before = result.current.results;
  await act(() => world.patch("Member 1", { displayName: "Renamed" }));
  await waitFor(() => expect(result.current.results[1]!.displayName).toBe("Renamed"));
  expect(result.current.results[0]).toBe(before[0]);
  expect(result.current.results[2]).toBe(before[2]);
});

test("a new member on top leaves every other the same object", async () => {
  const { result, names } = mount({ members: 3 });
  await waitFor(() => expect(result.current.results).toHaveLength(3));
  const before = result.current.results;
  await act(() => world.add("New"));
  await waitFor(() => expect(names()[0]).toBe("New"));
  expect(result.current.results.slice(1)).toEqual(before);
  result.current.results.slice(1).forEach((member, i) => expect(member).toBe(before[i]));
});

test("an update that changes nothing public returns the same result", async () => {
  const { result, renders } = mount({ members: 3 });
  await waitFor(() => expect(result.current.results).toHaveLength(3));
  const before = result.current;
  const count = renders.length;
  await act(() =>
    world.deployment.mutate(async ({ db }) => {
      for (const row of await db.query("users").collect())
        await db.patch(row._id, { lastSeenAt: 1 });
    }),
  );
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(result.current).toBe(before);
  expect(renders.length).toBe(count);
});

test("loadMore is the same function for ever", async () => {
  const { result, renders } = mount({ members: 9 });
  await waitFor(() => expect(result.current.status).toBe("CanLoadMore"));
  act(() => result.current.loadMore(3));
  await waitFor(() => expect(result.current.results).toHaveLength(6));
  expect(new Set(renders.map((r) => r.loadMore)).size).toBe(1);
});

test("loadMore refuses what the server would refuse, an event above all", async () => {
  const { result } = mount();
  const loadMore = result.current.loadMore as (numItems: unknown) => void;
  expect(() => loadMore(0)).toThrow(
    "loadMore(numItems) must be a whole number of members, 1 or more, and is 0",
  );
  for (const numItems of [-1, 2.5, Number.NaN, Infinity, "3", undefined]) {
    expect(() => loadMore(numItems)).toThrow("must be a whole number of members, 1 or more");
  }
  expect(() => loadMore(new Event("click"))).toThrow("onClick={loadMore}");
});

test("no member comes twice while pages grow and split", async () => {
  const { result, renders } = mount({ members: 12 });
  await waitFor(() => expect(result.current.status).toBe("CanLoadMore"));
  act(() => result.current.loadMore(3));
  await waitFor(() => expect(result.current.results).toHaveLength(6));
  for (let i = 0; i < 8; i++) await act(() => world.add(`New ${i}`));
  await waitFor(() => expect(result.current.results).toHaveLength(14));
  for (const { results } of renders) {
    expect(new Set(results.map((member) => member._id)).size).toBe(results.length);
  }
});

test("a refreshed sign-in keeps every loaded row, throughout", async () => {
  const { result, renders } = mount({ members: 9, latencyMs: 5 });
  await waitFor(() => expect(result.current.status).toBe("CanLoadMore"));
  act(() => result.current.loadMore(3));
  await waitFor(() => expect(result.current.results).toHaveLength(6));
  const from = renders.length;
  act(() => world.deployment.setIdentity({ ...claims(), session: "refreshed" }));
  await waitFor(() => expect(renders.slice(from).some((r) => r.auth === "loading")).toBe(true));
  await waitFor(() =>
    expect(result.current).toMatchObject({ auth: "signedIn", status: "CanLoadMore" }),
  );
  expect(Math.min(...renders.slice(from).map((r) => r.results.length))).toBe(6);
  await act(() => world.patch("Member 8", { displayName: "Live again" }));
  await waitFor(() => expect(result.current.results[0]!.displayName).toBe("Live again"));
});

test("rows kept through a refresh come back in pages no larger than have worked, and no more can be loaded meanwhile", async () => {
  const { result, renders } = mount({ members: 9, latencyMs: 5 });
  await waitFor(() => expect(result.current.status).toBe("CanLoadMore"));
  act(() => result.current.loadMore(3));
  await waitFor(() => expect(result.current.results).toHaveLength(6));
  const from = renders.length;
  // The old subscription runs once more, for the new token, before it is given up.
  const asked: { subscription: number; numItems: number }[] = [];
  world.deployment.failNext("users/queries:listActiveUsersInOrg", {
    when: ({ paginationOpts }) => {
      const { id, numItems } = paginationOpts as { id: number; numItems: number };
      asked.push({ subscription: id, numItems });
      return false;
    },
  });
  act(() => world.deployment.setIdentity({ ...claims(), session: "refreshed" }));
  await waitFor(() => expect(renders.slice(from).some((r) => r.auth === "loading")).toBe(true));
  await waitFor(() =>
    expect(result.current).toMatchObject({ auth: "signedIn", status: "CanLoadMore" }),
  );
  const refresh = renders.slice(renders.findIndex((r, i) => i >= from && r.auth === "loading"));
  expect([...new Set(refresh.map((r) => r.status))]).toEqual(["LoadingMore", "CanLoadMore"]);
  const { subscription } = asked.at(-1)!;
  expect(asked.filter((page) => page.subscription === subscription)).toEqual([
    { subscription, numItems: 3 },
    { subscription, numItems: 3 },
  ]);
});

test("a sign-in refreshed while more is loading keeps the rows, and more can be loaded after", async () => {
  const { result, renders, names } = mount({ members: 9, latencyMs: 5 });
  await waitFor(() => expect(result.current.status).toBe("CanLoadMore"));
  act(() => result.current.loadMore(3));
  expect(result.current.status).toBe("LoadingMore");
  const from = renders.length;
  act(() => world.deployment.setIdentity({ ...claims(), session: "refreshed" }));
  await waitFor(() => expect(renders.slice(from).some((r) => r.auth === "loading")).toBe(true));
  await waitFor(() =>
    expect(result.current).toMatchObject({ auth: "signedIn", status: "CanLoadMore" }),
  );
  expect(Math.min(...renders.slice(from).map((r) => r.results.length))).toBeGreaterThanOrEqual(3);
  act(() => result.current.loadMore(10));
  await waitFor(() => expect(result.current.status).toBe("Exhausted"));
  expect(names()).toEqual(await world.names());
});

test("refreshed again while it catches up, every row stays", async () => {
  const { result, renders } = mount({ members: 9, latencyMs: 10 });
  for (const loaded of [3, 6]) {
    await waitFor(() => expect(result.current.results).toHaveLength(loaded));
    await waitFor(() => expect(result.current.status).toBe("CanLoadMore"));
    if (loaded < 6) act(() => result.current.loadMore(3));
  }
  const from = renders.length;
  for (const session of ["2", "3", "4"]) {
    act(() => world.deployment.setIdentity({ ...claims(), session }));
    await act(() => new Promise((resolve) => setTimeout(resolve, 25)));
  }
  await waitFor(() =>
    expect(result.current).toMatchObject({ auth: "signedIn", status: "CanLoadMore" }),
  );
  expect(Math.min(...renders.slice(from).map((r) => r.results.length))).toBe(6);
});

test("after a sign-in to another organization no held row stays", async () => {
  const { result, renders, names } = mount({ members: 6, others: 9, latencyMs: 10 });
  await waitFor(() => expect(result.current.results).toHaveLength(3));
  act(() => world.deployment.setIdentity({ ...claims(), session: "refreshed" }));
  await waitFor(() => expect(renders.at(-1)!.auth).toBe("loading"));
  act(() => world.deployment.setIdentity(claims(0, OTHER_ORG)));
  await waitFor(() => expect(names()[0]).toMatch("Stranger"));
  expect(names()).toEqual((await world.names(OTHER_ORG)).slice(0, names().length));
});

test("after a reconnect that sends every page again, an unchanged list is the same array", async () => {
  const { result } = mount({ members: 9 });
  await waitFor(() => expect(result.current.status).toBe("CanLoadMore"));
  act(() => result.current.loadMore(3));
  await waitFor(() => expect(result.current.results).toHaveLength(6));
  const before = result.current.results;
  act(() => world.deployment.dropConnections());
  await act(() => world.patch("Member 0", { displayName: "Not loaded" }));
  await act(() => world.patch("Member 5", { displayName: "Renamed" }));
  await waitFor(() => expect(result.current.results[3]!.displayName).toBe("Renamed"), {
    timeout: 5_000,
  });
  for (const i of [0, 1, 2, 4, 5]) expect(result.current.results[i]).toBe(before[i]);
});

test("rows too large for one page are caught up with in the pages that worked", async () => {
  const { result, renders } = mount({ members: 320, initialNumItems: 100 });
  await waitFor(() => expect(result.current.status).toBe("CanLoadMore"));
  act(() => result.current.loadMore(200));
  await waitFor(() => expect(result.current.results).toHaveLength(300));
  // As rows of 40 KB do, or a `member` with many reads: Convex bounds what one query reads.
  world.deployment.failNext("users/queries:listActiveUsersInOrg", {
    error: new Error("Too many bytes read in a single function execution"),
    times: Infinity,
    when: ({ paginationOpts }) => (paginationOpts as { numItems: number }).numItems > 200,
  });
  const from = renders.length;
  act(() => world.deployment.setIdentity({ ...claims(), session: "refreshed" }));
  await waitFor(() => expect(renders.slice(from).some((r) => r.auth === "loading")).toBe(true));
  await waitFor(() =>
    expect(result.current).toMatchObject({ auth: "signedIn", status: "CanLoadMore" }),
  );
  expect(Math.min(...renders.slice(from).map((r) => r.results.length))).toBe(300);
});

test("rows kept through a refresh are caught up with page by page, where one page cannot hold them", async () => {
  // The server cuts a page to 500 rows.
  const { result, renders } = mount({ members: 620, initialNumItems: 300 });
  await waitFor(() => expect(result.current.status).toBe("CanLoadMore"));
  act(() => result.current.loadMore(310));
  await waitFor(() => expect(result.current.results).toHaveLength(610));
  const from = renders.length;
  act(() => world.deployment.setIdentity({ ...claims(), session: "refreshed" }));
  await waitFor(() => expect(renders.slice(from).some((r) => r.auth === "loading")).toBe(true));
  await waitFor(() =>
    expect(result.current).toMatchObject({ auth: "signedIn", status: "CanLoadMore" }),
  );
  expect(Math.min(...renders.slice(from).map((r) => r.results.length))).toBe(610);
  await act(() => world.patch("Member 619", { displayName: "Live again" }));
  await waitFor(() => expect(result.current.results[0]!.displayName).toBe("Live again"));
});

test("a viewer without an organization asks once: the cursor of an empty list is never sent", async () => {
  const { result } = mount({ members: 0, others: 0 });
  await waitFor(() => expect(result.current.status).toBe("Exhausted"));
  act(() => result.current.loadMore(10));
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(result.current).toMatchObject({ results: [], status: "Exhausted", isLoading: false });
  expect(world.deployment.stats.functionRuns).toBe(1);
});

test("after a switch to another organization only its rows come", async () => {
  const { result, names } = mount({ members: 6 });
  await waitFor(() => expect(result.current.results).toHaveLength(3));
  act(() => world.deployment.setIdentity(claims(0, OTHER_ORG)));
  await waitFor(() => expect(names()[0]).toMatch("Stranger"));
  expect(names()).toEqual(await world.names(OTHER_ORG));
});

test("a viewer who is moved sees every row change in one update", async () => {
  const { result, renders, names } = mount({ members: 3, initialNumItems: 10 });
  await waitFor(() => expect(result.current.results).toHaveLength(3));
  await act(() => world.patch("Member 0", { orgId: OTHER_ORG }));
  await waitFor(() => expect(names()).toContain("Stranger 0"));
  for (const { results } of renders) {
    const kinds = new Set(
      results.map((m) => (m.displayName === "Member 0" ? "viewer" : m.displayName!.split(" ")[0])),
    );
    expect(kinds.has("Member") && kinds.has("Stranger")).toBe(false);
  }
});

test("throws the server's refusal of a deactivated viewer, with its data", async () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const { result } = mount();
  await waitFor(() => expect(result.current.results).toHaveLength(3));
  await expect(
    act(async () => {
      await world.patch("Member 0", { isActive: false });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }),
  ).rejects.toMatchObject({ data: { code: "FORBIDDEN", statusCode: 403 } });
  error.mockRestore();
});

test("works in StrictMode, and leaves no subscription behind", async () => {
  const { result, unmount } = mount({ members: 7, strict: true });
  await waitFor(() => expect(result.current.status).toBe("CanLoadMore"));
  act(() => result.current.loadMore(3));
  await waitFor(() => expect(result.current.results).toHaveLength(6));
  unmount();
  await waitFor(() => expect(world.deployment.stats.subscriptions).toBe(0));
});

test("says what to do where there is no ConvexProviderWithAuth, and where the query is no query", () => {
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(() => renderHook(() => useActiveOrgMembers(list))).toThrow(
    "Wrap your app in <ConvexProviderWithAuth",
  );
  expect(() => renderHook(() => useActiveOrgMembers({} as typeof list))).toThrow(
    "`query` is not a reference to a Convex function",
  );
  error.mockRestore();
});
