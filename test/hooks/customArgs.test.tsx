import { act, cleanup, render, waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth, type Preloaded } from "convex/react";
import { customQuery } from "convex-helpers/server/customFunctions";
import {
  makeFunctionReference,
  queryGeneric,
  type DataModelFromSchemaDefinition,
} from "convex/server";
import type {
  GenericQueryCtx,
  PaginationOptions,
  PaginationResult,
  QueryBuilder,
} from "convex/server";
import { ConvexError, convexToJson, v } from "convex/values";
import type { ReactElement, ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import schema from "../../convex/schema.js";
import { OrgMemberList, type Member, type MemberListState } from "../../src/index.js";
import { orgMembers } from "../../src/server/index.js";
import { createEmbeddedDeployment } from "../../embedded/deployment/index.js";

type DataModel = DataModelFromSchemaDefinition<typeof schema>;

const inTeam = customQuery(queryGeneric as QueryBuilder<DataModel, "public">, {
  args: { team: v.string() },
  input: async (_ctx: GenericQueryCtx<DataModel>, { team }) => {
    if (team === "closed") throw new ConvexError({ code: "FORBIDDEN", message: "Not your team" });
    return { ctx: { team }, args: {} };
  },
});

const LIST = "people:listActiveUsersInOrg";
const list = makeFunctionReference<
  "query",
  { paginationOpts: PaginationOptions; team: string },
  PaginationResult<Member>
>(LIST);

let deployment: ReturnType<typeof createTeams>;
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  deployment = createTeams();
  deployment.setIdentity({ sub: "red 0" });
});
afterEach(async () => {
  cleanup();
  await deployment.close();
  vi.restoreAllMocks();
});

/** Two teams of 30, by a query that takes the team from its arguments. */
function createTeams() {
  return createEmbeddedDeployment({
    schema,
    modules: {
      "./_generated/api.js": async () => ({}),
      "./people.ts": async () =>
        orgMembers(inTeam, {
          viewer: async ({ team }) => ({ organization: team, isActive: true }),
        }),
    },
    seed: {
      users: ["red", "blue"].flatMap((team) =>
        Array.from({ length: 30 }, (_, i) => ({
          workosUserId: `${team} ${i}`,
          email: "somebody@example.com",
          orgId: team,
          displayName: `${team} ${i}`,
          isActive: true,
          createdAt: 0,
          updatedAt: 0,
        })),
      ),
    },
  });
}

function show(list: ReactElement) {
  const { client, useAuth } = deployment;
  return (
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      {list}
    </ConvexProviderWithAuth>
  );
}

const ofTeam = (team: string, renderState?: (state: MemberListState) => ReactNode) =>
  show(
    <OrgMemberList
      query={list}
      args={{ team }}
      renderState={renderState}
      initialNumItems={10}
      numItems={10}
      virtualized={false}
    />,
  );
const texts = (container: HTMLElement) =>
  [...container.querySelectorAll("bdi[data-slot=org-member-name]")].map((e) => e.textContent);

test("what a customQuery asks for goes with every page", async () => {
  const { rerender, container, getByRole, getAllByRole } = render(ofTeam("red"));
  await waitFor(() => expect(getAllByRole("listitem")).toHaveLength(10));
  getByRole("button", { name: "Load more" }).click();
  await waitFor(() => expect(getAllByRole("listitem")).toHaveLength(20));
  rerender(ofTeam("closed"));
  await waitFor(() => expect(container.textContent).toContain("No access"));
  rerender(ofTeam("red"));
  await waitFor(() => expect(getAllByRole("listitem")).toHaveLength(10));
});

test("a refusal of the app's own leaves no row, and brings its message", async () => {
  const messageOf = ({ failure }: MemberListState) =>
    (failure?.error as ConvexError<{ message: string }> | undefined)?.data.message;
  const { rerender, container } = render(ofTeam("red", messageOf));
  await waitFor(() => expect(texts(container)).toContain("red 29"));
  rerender(ofTeam("closed", messageOf));
  await waitFor(() => expect(container.textContent).toContain("Not your team"));
  expect(texts(container)).toEqual([]);
});

test.each([
  ["live", async () => {}],
  [
    "kept through a failure",
    async () => {
      deployment.failNext(LIST);
      await act(() => deployment.refresh());
    },
  ],
  [
    "kept through a refresh of the sign-in",
    async () => {
      deployment.setLatency(50);
      act(() => deployment.setIdentity({ sub: "red 0", session: "2" }));
    },
  ],
])("rows %s are gone as soon as the arguments change", async (_, before) => {
  const { rerender, container } = render(ofTeam("red"));
  await waitFor(() => expect(texts(container)).toContain("red 29"));
  await before();
  expect(texts(container)).toContain("red 29");
  rerender(ofTeam("blue"));
  expect(texts(container)).toEqual([]);
  await waitFor(() => expect(texts(container)).toContain("blue 29"));
});

test("a preloaded page of other arguments takes the place of the first", async () => {
  const preload = async (team: string) => {
    const args = { team, paginationOpts: { numItems: 10, cursor: null } };
    const server = deployment.connect({ identity: { sub: "red 0" } });
    const value = await server.query(list, args);
    return {
      _name: LIST,
      _argsJSON: convexToJson(args),
      _valueJSON: convexToJson(value as never),
    } as unknown as Preloaded<typeof list>;
  };
  const { rerender, container } = render(
    show(<OrgMemberList preloaded={await preload("red")} virtualized={false} />),
  );
  await waitFor(() => expect(texts(container)).toContain("red 29"));
  rerender(show(<OrgMemberList preloaded={await preload("blue")} virtualized={false} />));
  expect(texts(container).join()).not.toContain("red");
  await waitFor(() => expect(texts(container)).toContain("blue 29"));
});
