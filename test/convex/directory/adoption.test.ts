import { makeFunctionReference } from "convex/server";
import { expect, onTestFinished, test } from "vitest";
import { createEmbeddedDeployment } from "../../../embedded/deployment/index.js";
import { orgDirectory } from "../../../src/server/directory/index.js";
import { internalMutation, internalQuery, query, schema } from "../../types/app.js";
import * as directories from "../../types/directory.js";
import { member } from "./world.js";

type Directory = { searchActiveUsersInOrg: unknown; countActiveUsersInOrg: unknown };
type Ctx = Parameters<typeof directories.people.sync>[0];

/** An app of test/types whose seed writes rows, and tells its directory of them. */
function createApp(directory: Directory, seed: (ctx: Ctx) => Promise<void>) {
  const deployment = createEmbeddedDeployment({
    schema,
    modules: {
      "./_generated/api.js": async () => ({}),
      "./directory.ts": async () => directory,
    },
    seed: ({ db }) => seed({ db }),
  });
  onTestFinished(() => deployment.close());
  // A new client each time: one that has asked before may answer from memory.
  const connect = () => deployment.connect({ identity: { sub: "user_ada", org_id: "org_1" } });
  const named = (name: string) => makeFunctionReference<"query">(`directory:${name}`);
  return {
    deployment,
    search: async (search: string, args: object = {}) => {
      const paginationOpts = { numItems: 10, cursor: null };
      const asked = { search, paginationOpts, ...args };
      const found = await connect().query(named("searchActiveUsersInOrg"), asked);
      return (found as { page: Record<string, unknown>[] }).page;
    },
    count: (args: Record<string, unknown> = {}) =>
      connect().query(named("countActiveUsersInOrg"), args) as Promise<number>,
  };
}

const person = (fullName: string, changes: object = {}) => ({
  externalId: `user_${fullName.toLowerCase()}`,
  tenant: "tenant_1",
  enabled: "active" as const,
  fullName,
  salary: "private",
  ...changes,
});

test("a table with other names, sorted as its language sorts", async () => {
  const { search, count } = createApp(directories.people, async (ctx) => {
    for (const each of [
      person("Ada"),
      person("Åsa Ek", { title: "Admiral" }),
      person("Zoe"),
      person("Öberg"),
      person("gone", { enabled: "left" }),
      person("elsewhere", { tenant: "tenant_2" }),
    ]) {
      await directories.people.sync(ctx, await ctx.db.insert("people", each));
    }
  });
  const names = (page: Record<string, unknown>[]) => page.map(({ displayName }) => displayName);
  expect(names(await search(""))).toEqual(["Ada", "Zoe", "Åsa Ek", "Öberg"]);
  expect(await search("asa e")).toEqual([
    { _id: expect.any(String), displayName: "Åsa Ek", title: "Admiral", isActive: true },
  ]);
  expect(await count()).toBe(4);
});

test("memberships, found by the name of their person", async () => {
  const { sync } = directories.memberships;
  const { search, count, deployment } = createApp(directories.memberships, async (ctx) => {
    const join = async (name: string, orgId: string) => {
      const subject = `user_${name.toLowerCase()}`;
      const accountId = await ctx.db.insert("accounts", { subject, name });
      const row = { accountId, subject, orgId, isActive: true, role: "admin" as const };
      await sync(ctx, await ctx.db.insert("memberships", row));
    };
    await join("Ada", "org_1");
    await join("Grace", "org_1");
    await join("Alan", "org_2");
  });
  const grace = { _id: expect.any(String), displayName: "Grace", role: "admin", isActive: true };
  expect(await search("gr")).toEqual([grace]);
  expect(await count()).toBe(2);

  // A person's row is not a membership's: who writes it tells the directory of the memberships.
  await deployment.mutate(async ({ db }) => {
    const account = (await db.query("accounts").collect()).find(({ name }) => name === "Grace")!;
    await db.patch(account._id, { name: "Grace Hopper" });
    const memberships = await db
      .query("memberships")
      .withIndex("by_subject", (q) => q.eq("subject", account.subject))
      .collect();
    for (const { _id } of memberships) await sync({ db }, _id);
  });
  expect(await search("hopper")).toEqual([{ ...grace, displayName: "Grace Hopper" }]);

  // Without the person there is no member.
  await deployment.mutate(async ({ db }) => {
    const account = (await db.query("accounts").collect()).find(
      ({ name }) => name === "Grace Hopper",
    )!;
    await db.delete(account._id);
    for (const { _id } of await db.query("memberships").collect()) await sync({ db }, _id);
  });
  expect(await search("hopper")).toEqual([]);
  expect(await count()).toBe(1);
});

test("a customQuery gives what it adds to ctx to the mapper, and takes its own arguments", async () => {
  const seedOf =
    ({ sync }: Pick<typeof directories.localized, "sync">) =>
    async (ctx: Ctx) =>
      sync(ctx, await ctx.db.insert("users", member("ada")));
  const localized = createApp(directories.localized, seedOf(directories.localized));
  expect(await localized.search("ada")).toMatchObject([{ displayName: "ada (en)" }]);

  const withSession = createApp(directories.withSession, seedOf(directories.withSession));
  expect(await withSession.search("ada", { sessionId: "s" })).toHaveLength(1);
  expect(await withSession.count({ sessionId: "s" })).toBe(1);
  await expect(withSession.search("ada")).rejects.toThrow(/sessionId/);
});

test("a member whom `name` leaves out is neither found nor counted", async () => {
  const directory = orgDirectory(
    { query, internalQuery, internalMutation },
    { name: ({ displayName }) => (displayName === "robot" ? null : displayName) },
  );
  const { search, count } = createApp(directory, async (ctx) => {
    for (const name of ["ada", "robot"]) {
      await directory.sync(ctx, await ctx.db.insert("users", member(name)));
    }
  });
  expect(await search("")).toHaveLength(1);
  expect(await count()).toBe(1);
});

test("a sort key of any text is stored", async () => {
  const keys = ["\ud800", "x".repeat(1_000_000), "\u{10FFFF}", "\0", ""];
  const directory = orgDirectory(
    { query, internalQuery, internalMutation },
    { sortKey: (name) => keys[Number(name)] ?? name },
  );
  const { search, count } = createApp(directory, async (ctx) => {
    for (const name of ["ada", ...keys.keys()].map(String)) {
      await directory.sync(ctx, await ctx.db.insert("users", member(name)));
    }
  });
  expect(await search("")).toHaveLength(keys.length + 1);
  expect(await count()).toBe(keys.length + 1);
});

test.each([{ maxNumItems: 0 }, { sortBy: "name" }])("impossible options throw: %j", (options) => {
  const builders = { query, internalQuery, internalMutation };
  expect(() => orgDirectory(builders, options as object)).toThrow(/^orgDirectory: /);
});
