import { ConvexError } from "convex/values";
import { describe, expect, test, vi } from "vitest";
import type { OrgMembersErrorData } from "../../src/server/index.js";
import { reference, user } from "./reference.js";

/** What a refused request is told: the data of its ConvexError. */
async function refusal(request: Promise<unknown>): Promise<OrgMembersErrorData> {
  const error = await request.then(
    () => expect.fail("not refused"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ConvexError)) throw error;
  return error.data as OrgMembersErrorData;
}

const names = ({ page }: { page: { displayName?: string }[] }) =>
  page.map((member) => member.displayName);

describe("the list", () => {
  test("has the active members of the viewer's organization, newest first", async () => {
    const { list } = reference([
      user("ada", "org_1"),
      user("grace", "org_2"),
      user("edsger", "org_1", { isActive: false }),
      user("alan"),
      user("barbara", "org_1"),
    ]);
    expect(names(await list("ada"))).toEqual(["barbara", "ada"]);
    expect(names(await list("grace"))).toEqual(["grace"]);
  });

  test("has the public fields and nothing else", async () => {
    const avatarUrl = "https://example.com/ada.png";
    const { list } = reference([user("ada", "org_1", { avatarUrl }), user("barbara", "org_1")]);
    expect((await list("ada")).page).toEqual([
      { _id: expect.any(String), displayName: "barbara", isActive: true },
      { _id: expect.any(String), displayName: "ada", avatarUrl, isActive: true },
    ]);
  });

  test("comes in pages that hold each member once", async () => {
    const everyone = Array.from({ length: 25 }, (_, index) => user(`member ${index}`, "org_1"));
    const { list } = reference(everyone);
    const listed = [];
    let cursor: string | null = null;
    let isDone = false;
    while (!isDone) {
      const result = await list("member 0", { cursor });
      listed.push(...names(result));
      ({ continueCursor: cursor, isDone } = result);
    }
    expect(listed).toEqual(everyone.map(({ displayName }) => displayName).reverse());
  });

  test("keeps what Convex's client needs to split a page", async () => {
    const { list } = reference([0, 1, 2, 3].map((index) => user(`member ${index}`, "org_1")));
    const page = await list("member 0", { maximumRowsRead: 3 });
    expect(page).toMatchObject({
      splitCursor: expect.any(String),
      pageStatus: expect.stringMatching(/^Split/),
    });
  });

  test("admits what usePaginatedQuery adds to a request", async () => {
    const { list } = reference([user("ada", "org_1")]);
    const added = { id: 1, endCursor: null, maximumRowsRead: 100, maximumBytesRead: 100_000 };
    expect(names(await list("ada", added))).toEqual(["ada"]);
  });

  test("is empty, and done, for a viewer without an organization", async () => {
    const { list } = reference([user("alan"), user("alonzo"), user("haskell", "")]);
    const nothing = { page: [], isDone: true, continueCursor: "" };
    expect(await list("alan")).toEqual(nothing);
    expect(await list("haskell")).toEqual(nothing);
  });

  test("is empty for an identity without a row, and the deployment's log says why", async () => {
    const warn = vi.spyOn(console, "warn").mockReturnValue();
    const { list } = reference([user("ada", "org_1")]);
    expect((await list("nobody")).page).toEqual([]);
    expect(warn.mock.calls.flat().join(" ")).toContain(
      '"user_nobody" is signed in, but no row of "users" makes them a member',
    );
    warn.mockRestore();
  });

  test("reads one row for the viewer and one for each member of the page, in an organization of 10 or of 100,000", async () => {
    const readsIn = async (members: number) => {
      const { list, deployment } = reference([
        ...Array.from({ length: members }, (_, index) => user(`member ${index}`, "org_1")),
        ...Array.from({ length: 50 }, (_, index) =>
          user(`former ${index}`, "org_1", { isActive: false }),
        ),
        ...Array.from({ length: 50 }, (_, index) => user(`stranger ${index}`, "org_2")),
      ]);
      const { continueCursor } = await list("member 0", { numItems: 5 });
      const before = deployment.stats.documentsRead;
      expect((await list("member 0", { numItems: 5, cursor: continueCursor })).page).toHaveLength(
        5,
      );
      return deployment.stats.documentsRead - before;
    };
    expect(await readsIn(10)).toBe(1 + 5);
    expect(await readsIn(100_000)).toBe(1 + 5);
  });
});

describe("a request is refused", () => {
  const world = () =>
    reference([user("ada", "org_1"), user("edsger", "org_1", { isActive: false })]);

  test("without an identity", async () => {
    expect(await refusal(world().list(null))).toEqual({
      code: "UNAUTHORIZED",
      message: "Authentication required",
      statusCode: 401,
    });
  });

  test("from a deactivated viewer", async () => {
    expect(await refusal(world().list("edsger"))).toEqual({
      code: "FORBIDDEN",
      message: "Your account is deactivated",
      statusCode: 403,
    });
  });

  test.each([0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY])(
    "for %d members, before anyone asks who wants them",
    async (numItems) => {
      expect(await refusal(world().list(null, { numItems }))).toEqual({
        code: "BAD_REQUEST",
        message: `paginationOpts.numItems must be a whole number of at least 1, not ${numItems}`,
        statusCode: 400,
      });
    },
  );

  test.each([
    ["an organization", {}, { orgId: "org_2" }],
    ["an organization among the pagination options", { orgId: "org_2" }, {}],
    ["a size that is a text", { numItems: "10" }, {}],
    ["a cursor that is a number", { cursor: 1 }, {}],
    ["no pagination options", {}, { paginationOpts: undefined }],
  ])("with %s as an argument", async (_what, paginationOpts, others) => {
    await expect(world().list("ada", paginationOpts, others)).rejects.toThrow(
      "ArgumentValidationError",
    );
  });

  test("when several rows belong to the viewer, with an error that says what to do", async () => {
    const { list } = reference([user("ada", "org_1"), user("ada", "org_2")]);
    await expect(list("ada")).rejects.toThrow(
      /Several rows of "users" have workosUserId "user_ada".*Keep one row for each user, or resolve the viewer with viewerFromClaim\(\)/,
    );
  });
});

test("a page holds at most 500 members, however many are asked for", async () => {
  const { list } = reference(
    Array.from({ length: 501 }, (_, index) => user(`member ${index}`, "org_1")),
  );
  expect((await list("member 0", { numItems: 1e9 })).page).toHaveLength(500);
});
