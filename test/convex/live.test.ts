import type { FunctionReturnType } from "convex/server";
import { expect, test, vi } from "vitest";
import { listActiveUsersInOrg, reference, user } from "./reference.js";

type Page = FunctionReturnType<typeof listActiveUsersInOrg>;

const organization = [
  ...Array.from({ length: 5 }, (_, index) => user(`member ${index}`, "org_1")),
  user("viewer", "org_1"),
];

/** A viewer's live list, two pages of three, as `usePaginatedQuery` holds it: one watch a page. */
async function liveList() {
  const world = reference([user("stranger", "org_2"), ...organization]);
  const client = world.clientOf("viewer");
  const current = (watch: { localQueryResult: () => Page | undefined }) => {
    try {
      return watch.localQueryResult()?.page.map(({ displayName }) => displayName);
    } catch (error) {
      const { data } = error as { data: { code?: string; paginationError?: string } };
      return data.code ?? data.paginationError;
    }
  };

  const watchPage = async (cursor: string | null) => {
    const watch = client.watchQuery(listActiveUsersInOrg, {
      paginationOpts: { numItems: 3, cursor },
    });
    await new Promise<void>((resolve) => watch.onUpdate(resolve));
    return watch;
  };
  const first = await watchPage(null);
  const second = await watchPage(first.localQueryResult()!.continueCursor);
  const pages = () => [current(first), current(second)];
  expect(pages()).toEqual([
    ["viewer", "member 4", "member 3"],
    ["member 2", "member 1", "member 0"],
  ]);

  /** What both pages show at each update that follows a change, in order. */
  const updatesAfter = async (change: () => Promise<unknown>) => {
    const updates: ReturnType<typeof pages>[] = [];
    const stops = [first, second].map((watch) => watch.onUpdate(() => updates.push(pages())));
    await change();
    await vi.waitFor(() => expect(updates).not.toHaveLength(0));
    for (const stop of stops) stop();
    return updates;
  };
  return { ...world, updatesAfter };
}

test("a viewer who is deactivated loses every row in the same update", async () => {
  const { updatesAfter, change } = await liveList();
  for (const update of await updatesAfter(() => change("viewer", { isActive: false }))) {
    expect(update).toEqual(["FORBIDDEN", "FORBIDDEN"]);
  }
});

test("a viewer whose membership is revoked loses every row in the same update", async () => {
  const { updatesAfter, change } = await liveList();
  for (const update of await updatesAfter(() => change("viewer", { orgId: undefined }))) {
    expect(update).toEqual([[], []]);
  }
});

test("a viewer who moves loses every row in the same update, and starts again in the new organization", async () => {
  const { updatesAfter, change, list } = await liveList();
  for (const update of await updatesAfter(() => change("viewer", { orgId: "org_2" }))) {
    // Pages are bound to the range they began in: Convex's client answers by starting again.
    expect(update).toEqual(["InvalidCursor", "InvalidCursor"]);
  }
  expect((await list("viewer")).page.map(({ displayName }) => displayName)).toEqual([
    "viewer",
    "stranger",
  ]);
});

test("a viewer who is deleted loses every row in the same update", async () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  const { updatesAfter, deployment } = await liveList();
  const updates = await updatesAfter(() =>
    deployment.mutate(async ({ db }) => {
      const viewer = await db
        .query("users")
        .withIndex("by_workos_id", (q) => q.eq("workosUserId", "user_viewer"))
        .unique();
      await db.delete("users", viewer!._id);
    }),
  );
  for (const update of updates) expect(update).toEqual([[], []]);
  warn.mockRestore();
});

test("a member who is deactivated leaves the list at once", async () => {
  const { updatesAfter, change } = await liveList();
  const updates = await updatesAfter(() => change("member 4", { isActive: false }));
  expect(updates.at(-1)).toEqual([
    ["viewer", "member 3"],
    ["member 2", "member 1", "member 0"],
  ]);
});

test("a member who moves to another organization leaves the list at once", async () => {
  const { updatesAfter, change } = await liveList();
  const updates = await updatesAfter(() => change("member 1", { orgId: "org_2" }));
  expect(updates.at(-1)).toEqual([
    ["viewer", "member 4", "member 3"],
    ["member 2", "member 0"],
  ]);
});
