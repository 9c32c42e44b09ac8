import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth } from "convex/react";
import type { ReactNode } from "react";
import { afterEach, expect, test } from "vitest";
import { api } from "../../convex/_generated/api.js";
import { useOrgMemberCount, useOrgMemberSearch } from "../../src/directory/index.js";
import { claims } from "../world/createWorld.js";
import { createDirectoryWorld, type DirectoryWorld } from "../world/createDirectoryWorld.js";

const { searchActiveUsersInOrg, countActiveUsersInOrg } = api.users.directory;

let world: DirectoryWorld;
afterEach(async () => {
  cleanup();
  await world.deployment.close();
});

function Providers({ children }: { children: ReactNode }) {
  const { client, useAuth } = world.deployment;
  return (
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      {children}
    </ConvexProviderWithAuth>
  );
}

async function search(first: string) {
  world = await createDirectoryWorld({ names: ["Ada Lovelace", "Grace Hopper", "Ann Ada"] });
  world.deployment.setIdentity(claims());
  const seen: { names: (string | undefined)[]; isStale: boolean }[] = [];
  const hook = renderHook(
    ({ text }: { text: string | null }) => {
      const result = useOrgMemberSearch(
        searchActiveUsersInOrg,
        text === null ? "skip" : { search: text },
      );
      const names = result.results.map((member) => member.displayName);
      seen.push({ names, isStale: result.isStale });
      return { ...result, names };
    },
    { wrapper: Providers, initialProps: { text: first as string | null } },
  );
  await waitFor(() => expect(hook.result.current.status).toBe("Exhausted"));
  return { ...hook, seen };
}

test("the rows of one text stay, stale, until those of the next are there", async () => {
  const { result, rerender, seen } = await search("ada");
  expect(new Set(result.current.names)).toEqual(new Set(["Ada Lovelace", "Ann Ada"]));
  seen.length = 0;
  rerender({ text: "gra" });
  await waitFor(() => expect(result.current.names).toEqual(["Grace Hopper"]));
  expect(result.current.isStale).toBe(false);
  expect(seen.some(({ names, isStale }) => isStale && names.length === 2)).toBe(true);
  expect(seen.every(({ names }) => names.length > 0)).toBe(true);
});

test("another spelling of the same words asks for nothing", async () => {
  const { result, rerender } = await search("ada");
  const { results } = result.current;
  const before = world.deployment.stats.functionRuns;
  rerender({ text: "  ADA " });
  await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
  expect(world.deployment.stats.functionRuns).toBe(before);
  expect(result.current.results).toBe(results);
});

test("skipped, it is an empty list that is not loading", async () => {
  const { result, rerender } = await search("ada");
  rerender({ text: null });
  expect(result.current).toMatchObject({ names: [], status: "Exhausted", isLoading: false });
});

test("the count is live, and unknown while nobody is signed in", async () => {
  world = await createDirectoryWorld({ names: ["Ada Lovelace", "Grace Hopper"] });
  const { result } = renderHook(() => useOrgMemberCount(countActiveUsersInOrg), {
    wrapper: Providers,
  });
  expect(result.current).toBeUndefined();
  act(() => world.deployment.setIdentity(claims()));
  await waitFor(() => expect(result.current).toBe(2));
  await world.join("Ann Ada");
  await waitFor(() => expect(result.current).toBe(3));
  act(() => world.deployment.setIdentity(null));
  await waitFor(() => expect(result.current).toBeUndefined());
});
