import { cleanup, render, waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth } from "convex/react";
import {
  actionGeneric,
  internalQueryGeneric,
  makeFunctionReference,
  mutationGeneric,
  queryGeneric,
} from "convex/server";
import { v } from "convex/values";
import { Component, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import schema from "../../convex/schema.js";
import { createEmbeddedDeployment } from "../../embedded/deployment/index.js";
import {
  OrgMemberDirectory,
  type OrgMemberDirectoryQueries,
  SectionedOrgMemberList,
  useOrgMemberCount,
  useOrgMemberSearch,
} from "../../src/directory/index.js";
import {
  MemberList,
  type MembersQuery,
  OrgMemberList,
  UsageError,
  useActiveOrgMembers,
} from "../../src/index.js";

const page = { page: [], isDone: true, continueCursor: "" };
const answer = (value: unknown) => queryGeneric({ handler: () => value as never });

let deployment: ReturnType<typeof createDeployment>;
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  deployment = createDeployment();
  deployment.setIdentity({ sub: "somebody" });
});
afterEach(async () => {
  cleanup();
  await deployment.close();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function createDeployment() {
  return createEmbeddedDeployment({
    schema,
    modules: {
      "./_generated/api.js": async () => ({}),
      "./people.ts": async () => ({
        ok: answer(page),
        hidden: internalQueryGeneric({ handler: () => page }),
        mutation: mutationGeneric({ handler: () => page }),
        action: actionGeneric({ handler: async () => page }),
        strict: queryGeneric({ args: { team: v.string() }, handler: () => page }),
        sections: answer([{ section: "A", count: 1 }]),
        array: answer([{ _id: "a", isActive: true }]),
        nothing: answer(null),
        text: answer("members"),
        noPage: answer({ members: [] }),
        rowsWithoutId: answer({ ...page, page: [{ displayName: "Ada" }] }),
        broken: queryGeneric({
          handler: (_, { says }: { says: string }) => {
            throw new Error(says);
          },
        }),
      }),
    },
  });
}

class Boundary extends Component<{ children: ReactNode }> {
  override state: { error?: Error } = {};
  static getDerivedStateFromError(error: Error) {
    return { error };
  }
  override render() {
    const { error } = this.state;
    return error === undefined ? this.props.children : String(error);
  }
}

function show(name: string, args: Record<string, string> = {}) {
  const { client, useAuth } = deployment;
  const query = makeFunctionReference<"query">(`people:${name}`) as unknown as MembersQuery;
  return render(
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      <Boundary>
        <OrgMemberList query={query} args={args as never} virtualized={false} />
      </Boundary>
    </ConvexProviderWithAuth>,
  );
}

test.each([
  ["a function that does not exist", "missing", {}, "Could not find public function for"],
  ["an internal function", "hidden", {}, "Could not find public function for"],
  ["a mutation", "mutation", {}, "but it is defined as Mutation"],
  ["an action", "action", {}, "but it is defined as Action"],
  ["an argument too few", "strict", {}, "missing the required field `team`"],
  ["an argument that it does not take", "strict", { team: "a", of: "b" }, "extra field `of`"],
  ["an answer that is an array", "array", {}, "{ page, isDone, continueCursor }"],
  ["an answer that is null", "nothing", {}, "{ page, isDone, continueCursor }"],
  ["an answer that is text", "text", {}, "{ page, isDone, continueCursor }"],
  ["an answer without a page", "noPage", {}, "{ page, isDone, continueCursor }"],
  ["rows that are no members", "rowsWithoutId", {}, "an object with the fields displayName"],
])(
  "%s is a mistake in the code: told to the app, and not tried again",
  async (_, name, args, says) => {
    const { container } = show(name, args);
    await waitFor(() => expect(container.textContent).toContain("UsageError: "));
    expect(container.textContent).toContain(says);
    expect(container.textContent).not.toContain("connection");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(deployment.stats.subscriptions).toBe(0);
  },
);

// Convex puts what it says itself in the place where an error that a function threw is "Uncaught".
test.each([
  "Something of the app's own",
  "Did you forget to pick a team?",
  "Could not find public function for this team",
  "Trying to execute the team's rule as Query",
  "ArgumentValidationError: no such team",
  "[CONVEX Q(teams:list)] Server Error\nArgumentValidationError: no such team",
])(
  "an error of the query's own may pass: %j is shown, tried again, and no connection is blamed",
  async (says) => {
    const { container, getByRole } = show("broken", { says });
    await waitFor(() => expect(container.textContent).toContain("Members could not be loaded"));
    expect(container.textContent).not.toContain("connection");
    const { functionRuns } = deployment.stats;
    getByRole("button", { name: "Try again" }).click();
    await waitFor(() => expect(deployment.stats.functionRuns).toBeGreaterThan(functionRuns));
  },
);

test.each([
  ["no directory", undefined, "searchActiveUsersInOrg"],
  [
    "a directory whose queries are not all exported",
    { searchActiveUsersInOrg: makeFunctionReference<"query">("people:search") },
    "countActiveUsersBySection",
  ],
])("a list from A to Z that is given %s says which query is missing", (_, directory, name) => {
  const { client, useAuth } = deployment;
  const { container } = render(
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      <Boundary>
        <SectionedOrgMemberList directory={directory as unknown as OrgMemberDirectoryQueries} />
      </Boundary>
    </ConvexProviderWithAuth>,
  );
  expect(container.textContent).toContain(`UsageError: \`directory\` has no query \`${name}\``);
});

test("a query of a directory that does not exist is named, and not tried again", async () => {
  const { client, useAuth } = deployment;
  const missing = makeFunctionReference<"query">("people:missing");
  const directory = {
    searchActiveUsersInOrg: missing,
    countActiveUsersBySection: makeFunctionReference<"query">("people:sections"),
    browseActiveUsersInOrg: missing,
    locateActiveUserInOrg: missing,
  } as unknown as OrgMemberDirectoryQueries;
  const { container } = render(
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      <Boundary>
        <OrgMemberDirectory directory={directory} />
      </Boundary>
    </ConvexProviderWithAuth>,
  );
  await waitFor(() => expect(container.textContent).toContain("UsageError: The query cannot work"));
  expect(container.textContent).toContain("people:missing");
  await waitFor(() => expect(deployment.stats.subscriptions).toBe(0));
});

test.each([
  ["online", "Something went wrong"],
  ["reconnecting", "Check your connection"],
] as const)("an error while %s says: %s", (connection, says) => {
  const { container } = render(
    <MemberList
      members={{ results: [], status: "LoadingFirstPage", loadMore: () => {} }}
      failure={{ error: new Error("boom"), retry: () => {} }}
      connection={connection}
    />,
  );
  expect(container.textContent).toContain(says);
});

test.each([
  ["nothing", {}, "`query` is missing"],
  ["a query that is undefined", { query: undefined }, "`query` is missing"],
  ["a query that is null", { query: null }, "`query` is missing"],
  ["an empty object", { query: {} }, "`query` is not a reference to a Convex function"],
  ["an empty payload", { preloaded: {} }, "`preloaded` is not the first page"],
  ["a payload that was not awaited", { preloaded: Promise.resolve({}) }, "`preloaded` is not"],
])("a list that is given %s says so by the prop's name", (_, props, says) => {
  const { client, useAuth } = deployment;
  const show = () =>
    render(
      <ConvexProviderWithAuth client={client} useAuth={useAuth}>
        <OrgMemberList {...(props as unknown as { query: MembersQuery })} />
      </ConvexProviderWithAuth>,
    );
  expect(show).toThrow(UsageError);
  expect(show).toThrow(says);
});

const OK = makeFunctionReference<"query">("people:ok") as never;
const ALL_OK: OrgMemberDirectoryQueries = {
  searchActiveUsersInOrg: OK,
  countActiveUsersBySection: OK,
  browseActiveUsersInOrg: OK,
  locateActiveUserInOrg: OK,
};
function Members({ args }: { args: object }) {
  return useActiveOrgMembers(OK, args as never).status;
}
function Found({ args }: { args: object }) {
  return useOrgMemberSearch(OK, { ...args, search: "" } as never).status;
}
function Count({ args }: { args: object }) {
  return useOrgMemberCount(OK, args as never) ?? "no count";
}

// Convex's client would send it, and the server would close the connection, again and again.
describe("half of a surrogate pair, as a text holds that was cut within an emoji", () => {
  const cut = "Ada 😀".slice(0, 5);
  test.each([
    ["OrgMemberList", (args: object) => listOf({ query: OK, args })],
    ["useActiveOrgMembers", (args: object) => <Members args={args} />],
    [
      "OrgMemberDirectory",
      (args: object) => <OrgMemberDirectory query={OK} args={args as never} />,
    ],
    [
      "a directory from A to Z",
      (args: object) => <OrgMemberDirectory directory={ALL_OK} args={args as never} />,
    ],
    ["useOrgMemberSearch", (args: object) => <Found args={args} />],
    ["useOrgMemberCount", (args: object) => <Count args={args} />],
  ])("is refused in the arguments of %s, wherever it is in them", (_, show) => {
    const { client, useAuth } = deployment;
    const renderWith = (args: object) => () =>
      render(
        <ConvexProviderWithAuth client={client} useAuth={useAuth}>
          <Boundary>{show(args)}</Boundary>
        </ConvexProviderWithAuth>,
      ).container.textContent;
    for (const text of [cut, `\\\\${cut}`, "\ude00"]) {
      for (const args of [{ team: text }, { of: [{ team: text }] }]) {
        expect(renderWith(args)()).toContain("UsageError: `args` hold half of a surrogate pair.");
      }
    }
    // A whole pair, and a text that is written as the half of one is escaped.
    for (const team of ["Ada 😀", "\\ud83d", "\\\\ud83d"]) {
      expect(renderWith({ team })()).not.toContain("UsageError");
    }
  });
});

test("a directory that a server component of Next.js has passed, as `{}`, is told where to render it", () => {
  const { client, useAuth } = deployment;
  expect(() =>
    render(
      <ConvexProviderWithAuth client={client} useAuth={useAuth}>
        <OrgMemberDirectory directory={{} as OrgMemberDirectoryQueries} />
      </ConvexProviderWithAuth>,
    ),
  ).toThrow('render the directory in a file that starts with "use client"');
});

test.each([
  ["OrgMemberList", () => <OrgMemberList query={OK} />],
  ["OrgMemberDirectory", () => <OrgMemberDirectory query={OK} />],
  ["a directory from A to Z", () => <OrgMemberDirectory directory={ALL_OK} />],
  ["useOrgMemberSearch", () => <Found args={{}} />],
  ["useOrgMemberCount", () => <Count args={{}} />],
])("%s tells a provider of another copy of convex from none", (_, show) => {
  expect(() => render(show())).toThrow("two copies of `convex` are installed: `npm ls convex`");
});

test.each([
  ["no query", listOf({ query: {} }), "`query` is not a reference"],
  ["no payload", listOf({ preloaded: {} }), "`preloaded` is not the first page"],
  ["rows that are no array", membersFrom("text"), "results of the member list are not an array"],
  ["a row that is no member", membersFrom([null]), "Row 0 of the member list has no string `_id`"],
])("a production build says what is wrong with %s in one sentence", (_, list, says) => {
  vi.stubEnv("NODE_ENV", "production");
  const { client, useAuth } = deployment;
  const error = thrownBy(() =>
    render(
      <ConvexProviderWithAuth client={client} useAuth={useAuth}>
        {list}
      </ConvexProviderWithAuth>,
    ),
  );
  expect(error).toBeInstanceOf(UsageError);
  expect(String(error)).toContain(says);
  expect(String(error)).toMatch(/^UsageError: [^.]+\.$/);
});

function listOf(props: object) {
  return <OrgMemberList {...(props as { query: MembersQuery })} />;
}

function membersFrom(results: unknown) {
  return (
    <MemberList members={{ results: results as never, status: "Exhausted", loadMore: () => {} }} />
  );
}

function thrownBy(callback: () => void): unknown {
  try {
    callback();
  } catch (error) {
    return error;
  }
  return undefined;
}
