import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth, usePaginatedQuery } from "convex/react";
import { anyApi, type ApiFromModules } from "convex/server";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { createEmbeddedDeployment } from "../../embedded/deployment/index.js";
import { useActiveOrgMembers } from "../../src/index.js";
import { orgMembers } from "../../src/server/index.js";
import { user } from "../convex/reference.js";
import { query, schema } from "../types/app.js";

const users = orgMembers(query, { maxNumItems: 5 });
const { listActiveUsersInOrg } = (anyApi as unknown as ApiFromModules<{ users: typeof users }>)
  .users;

const hooks = {
  useActiveOrgMembers: () => useActiveOrgMembers(listActiveUsersInOrg, {}, { initialNumItems: 5 }),
  usePaginatedQuery: () => usePaginatedQuery(listActiveUsersInOrg, {}, { initialNumItems: 5 }),
};

test.each(Object.entries(hooks))(
  "%s goes on when a page grows at once to many times maxNumItems",
  async (_name, useMembers) => {
    const people = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => user(String(from + index), "org_1"));
    const deployment = createEmbeddedDeployment({
      schema,
      modules: { "./_generated/api.js": async () => ({}), "./users.ts": async () => users },
      seed: { users: people(0, 12) },
    });
    deployment.setIdentity({ sub: "user_0" });
    const wrapper = ({ children }: { children: ReactNode }) => (
      <ConvexProviderWithAuth client={deployment.client} useAuth={deployment.useAuth}>
        {children}
      </ConvexProviderWithAuth>
    );
    const { result } = renderHook(useMembers, { wrapper });
    const names = () => result.current.results.map((member) => member.displayName);
    await waitFor(() => expect(names()).toHaveLength(5));
    act(() => result.current.loadMore(5));
    await waitFor(() => expect(names()).toHaveLength(10));

    await act(() =>
      deployment.mutate(async ({ db }) => {
        for (const person of people(12, 70)) await db.insert("users", person);
      }),
    );
    await waitFor(() => expect(names()).toHaveLength(80));
    expect(names()).toEqual(
      people(2, 80)
        .map((person) => person.displayName)
        .reverse(),
    );
    expect(result.current.status).toBe("CanLoadMore");
    cleanup(); // before the client is closed: Convex's provider signs it out
    await deployment.close();
  },
);
