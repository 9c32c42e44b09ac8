import { defineSchema, defineTable, queryGeneric as query } from "convex/server";
import { v } from "convex/values";
import { expect, test } from "vitest";
import { api } from "./fixtures/convex/_generated/api.js";
import { createNotes, FOLDER, noteId, title, titles, type Notes } from "./fixtures/createNotes.js";
import { createServer } from "./fixtures/createServer.js";
import { watch } from "./fixtures/watch.js";

const { firstTitles, page } = api.notes.queries;

/** How many functions run because of a change, subscriptions brought up to date. */
async function runsAfter(deployment: Notes, change: () => Promise<unknown>) {
  const before = deployment.stats.functionRuns;
  await change();
  // A query takes its turn after the updates that were waiting.
  await deployment.client.query(firstTitles, { folder: `none ${before}`, count: 1 });
  return deployment.stats.functionRuns - before - 1;
}

/** Watches the pages of a folder, as a list that has loaded them does. */
async function watchPages(deployment: Notes, count: number, numItems: number) {
  let cursor: string | null = null;
  for (let i = 0; i < count; i++) {
    const args: { folder: string; paginationOpts: { numItems: number; cursor: string | null } } = {
      folder: FOLDER,
      paginationOpts: { numItems, cursor },
    };
    const subscription = watch(deployment.client, page, args);
    await expect.poll(() => subscription.history.length).toBe(1);
    cursor = subscription.latest!.continueCursor;
  }
}

test("a write runs again only the pages whose rows it touched", async () => {
  const deployment = createNotes({ notes: 100 });
  await watchPages(deployment, 10, 10);
  const id = await noteId(deployment, title(42));
  const rename = (name: string) =>
    runsAfter(deployment, () => deployment.mutate(({ db }) => db.patch(id, { title: name })));
  expect(await rename("note 042 again")).toBe(1);
  expect(await rename("note 077 and a half")).toBe(2);
  expect(await rename("note 077 and three quarters")).toBe(1);
  const elsewhere = () =>
    deployment.mutate(({ db }) => db.insert("notes", { folder: "other", title: "x" }));
  expect(await runsAfter(deployment, elsewhere)).toBe(0);
});

test("take(n) is not run again by writes behind what it took", async () => {
  const deployment = createNotes({ notes: 10 });
  const subscription = watch(deployment.client, firstTitles, { folder: FOLDER, count: 3 });
  await expect.poll(() => subscription.history.length).toBe(1);
  const add = (name: string) =>
    runsAfter(deployment, () =>
      deployment.mutate(({ db }) => db.insert("notes", { folder: FOLDER, title: name })),
    );
  expect(await add("note 002 b")).toBe(0);
  expect(await add("note 001 b")).toBe(1);
});

test("a document read by id runs again when it changes, and when it goes", async () => {
  const deployment = createNotes({ notes: 2 });
  const id = await noteId(deployment, title(0));
  const subscription = watch(deployment.client, api.notes.queries.get, { id });
  await expect.poll(() => subscription.latest?.title).toBe(title(0));
  await deployment.mutate(({ db }) => db.patch(id, { size: 3 }));
  await expect.poll(() => subscription.latest?.size).toBe(3);
  await deployment.mutate(({ db }) => db.delete(id));
  await expect.poll(() => subscription.latest).toBeNull();
});

test("a result that has not changed is not sent again", async () => {
  const deployment = createNotes({ notes: 10 });
  const subscription = watch(deployment.client, firstTitles, { folder: FOLDER, count: 3 });
  await expect.poll(() => subscription.history.length).toBe(1);
  const id = await noteId(deployment, title(1));
  // The query read this document, but shows nothing of its size.
  const runs = await runsAfter(deployment, () =>
    deployment.mutate(({ db }) => db.patch(id, { size: 9 })),
  );
  expect(runs).toBe(1);
  expect(subscription.history).toEqual([titles(0, 3)]);
});

test("the same query of two viewers runs once if it does not ask who they are, else twice", async () => {
  const deployment = createNotes({ notes: 3 });
  const [ada, bob] = [
    deployment.connect({ identity: { sub: "ada" } }),
    deployment.connect({ identity: { sub: "bob" } }),
  ];
  await ada.query(firstTitles, { folder: FOLDER, count: 1 });
  const shared = deployment.stats.functionRuns;
  await bob.query(firstTitles, { folder: FOLDER, count: 1 });
  expect(deployment.stats.functionRuns - shared).toBe(0);

  await ada.query(api.notes.queries.whoAmI, {});
  const own = deployment.stats.functionRuns;
  expect((await bob.query(api.notes.queries.whoAmI, {}))?.subject).toBe("bob");
  expect(deployment.stats.functionRuns - own).toBe(1);
});

test("sessions that a write does not concern hear nothing of it", async () => {
  const rows = query({
    args: { kind: v.string() },
    handler: async (ctx, { kind }) =>
      (await ctx.db.query("rows").collect()).filter((row) => row.kind === kind).length,
  });
  const others = query(async (ctx) => (await ctx.db.query("others").collect()).length);
  const schema = defineSchema({ rows: defineTable({ kind: v.string() }), others: defineTable({}) });
  const { server } = createServer({ rows, others }, { schema });
  const subscribe = (path: string, args: Record<string, string>) => {
    const heard: { type: string }[] = [];
    const session = server.openSession({ send: (message) => heard.push(message), close() {} });
    const add = { type: "Add", queryId: 0, udfPath: path, args: [args] };
    session.receive(JSON.stringify({ type: "Connect", sessionId: path }));
    session.receive(
      JSON.stringify({
        type: "ModifyQuerySet",
        baseVersion: 0,
        newVersion: 1,
        modifications: [add],
      }),
    );
    return heard;
  };
  const concerned = subscribe("app:rows", { kind: "a" });
  const unconcerned = subscribe("app:others", {});
  await expect.poll(() => [concerned.length, unconcerned.length]).toEqual([1, 1]);
  await server.mutate(({ db }) => db.insert("rows", { kind: "a" }));
  await expect.poll(() => concerned.length).toBe(2);
  expect(unconcerned).toHaveLength(1);
});
