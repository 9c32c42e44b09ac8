import {
  actionGeneric as action,
  defineSchema,
  defineTable,
  makeFunctionReference,
  mutationGeneric as mutation,
  queryGeneric as query,
} from "convex/server";
import { ConvexError, v } from "convex/values";
import { expect, test, vi } from "vitest";
import { createServer } from "./fixtures/createServer.js";

const schema = defineSchema({ logs: defineTable({ text: v.string() }) });

const m = (name: string) => makeFunctionReference<"mutation">(`app:${name}`);
const q = (name: string) => makeFunctionReference<"query">(`app:${name}`);
const a = (name: string) => makeFunctionReference<"action">(`app:${name}`);

/** A promise that a test settles. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

const log = mutation({
  args: { text: v.string() },
  handler: async (ctx, { text }) => {
    await ctx.db.insert("logs", { text });
  },
});

const list = query(async (ctx) => {
  const logs = await ctx.db.query("logs").collect();
  return logs.map((each) => each.text);
});

const logThenFail = mutation({
  args: { text: v.string() },
  handler: async (ctx, { text }) => {
    await ctx.db.insert("logs", { text });
    throw new ConvexError({ code: "NO", text });
  },
});

test("a mutation that fails leaves nothing, and the error's data arrives", async () => {
  const { run, value } = createServer({ logThenFail, list }, { schema });
  expect(await run("logThenFail", { text: "x" })).toMatchObject({
    status: "error",
    errorData: { code: "NO", text: "x" },
  });
  expect(await value("list")).toEqual([]);
});

test("mutations run one after the other, though each waits within", async () => {
  const increment = mutation(async (ctx) => {
    const count = (await ctx.db.query("logs").collect()).length;
    await new Promise((resolve) => setTimeout(resolve, 1));
    await ctx.db.insert("logs", { text: String(count) });
  });
  const { run, value } = createServer({ increment, list }, { schema });
  await Promise.all(Array.from({ length: 5 }, () => run("increment")));
  expect(await value("list")).toEqual(["0", "1", "2", "3", "4"]);
});

test("actions overlap, and hold up nothing", async () => {
  const first = gate();
  const second = gate();
  const wait = action({
    args: { which: v.string() },
    handler: async (ctx, { which }) => {
      await ctx.runMutation(m("log"), { text: `${which} began` });
      await (which === "first" ? first : second).opened;
      await ctx.runMutation(m("log"), { text: `${which} ended` });
      return ctx.runQuery(q("list"));
    },
  });
  const { run, value } = createServer({ wait, log, list }, { schema });
  const firstRun = run("wait", { which: "first" });
  const secondRun = run("wait", { which: "second" });
  await vi.waitUntil(async () => ((await value("list")) as string[]).length === 2);
  second.open();
  await secondRun;
  first.open();
  expect(await firstRun).toMatchObject({
    value: ["first began", "second began", "second ended", "first ended"],
  });
});

test("a nested mutation that fails is undone alone, and its ConvexError stays one", async () => {
  const outer = mutation(async (ctx) => {
    await ctx.db.insert("logs", { text: "before" });
    let caught: unknown;
    try {
      await ctx.runMutation(m("logThenFail"), { text: "inner" });
    } catch (error) {
      caught = error instanceof ConvexError ? error.data : "not a ConvexError";
    }
    await ctx.db.insert("logs", { text: "after" });
    return caught;
  });
  const { value } = createServer({ outer, logThenFail, list }, { schema });
  expect(await value("outer")).toEqual({ code: "NO", text: "inner" });
  expect(await value("list")).toEqual(["before", "after"]);
});

test("nested mutations started together run one at a time, each undone alone", async () => {
  const outer = mutation(async (ctx) => {
    const calls = [
      ctx.runMutation(m("log"), { text: "a" }),
      ctx.runMutation(m("logThenFail"), { text: "b" }),
      ctx.db.insert("logs", { text: "own" }),
      ctx.runMutation(m("log"), { text: "c" }),
    ];
    const settled = await Promise.allSettled(calls);
    return settled.map((each) => each.status);
  });
  const { value } = createServer({ outer, log, logThenFail, list }, { schema });
  expect(await value("outer")).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
  expect(await value("list")).toEqual(["a", "own", "c"]);
});

test("a nested call that nobody waits for is done wholly or not at all", async () => {
  const go = gate();
  const slow = mutation(async (ctx) => {
    await ctx.db.insert("logs", { text: "half" });
    await go.opened;
    await ctx.db.insert("logs", { text: "whole" });
  });
  let stray: Promise<unknown> = Promise.resolve();
  const outer = mutation(async (ctx) => {
    stray = ctx.runMutation(m("slow"), {});
    await new Promise((resolve) => setTimeout(resolve, 1));
  });
  const { value } = createServer({ outer, slow, log, list }, { schema });
  await value("outer");
  await value("log", { text: "later" });
  go.open();
  await expect(stray).rejects.toThrow("after it had finished");
  expect(await value("list")).toEqual(["later"]);
});

test("a call after the function has ended fails, and touches no other run", async () => {
  const go = gate();
  let stray: Promise<unknown> = Promise.resolve();
  const leaky = mutation((ctx) => {
    stray = go.opened.then(() => ctx.db.insert("logs", { text: "stray" }));
  });
  const blocked = gate();
  const other = mutation(async (ctx) => {
    await ctx.db.insert("logs", { text: "other" });
    await blocked.opened;
  });
  const { run, value } = createServer({ leaky, other, list }, { schema });
  await value("leaky");
  const running = run("other");
  go.open();
  await expect(stray).rejects.toThrow(
    /mutation app:leaky used its ctx .* after it had finished.*Await every call/,
  );
  blocked.open();
  await running;
  expect(await value("list")).toEqual(["other"]);
});

test("deployments in one realm do not mix, not even while their functions overlap", async () => {
  const gates = [gate(), gate()];
  const servers = gates.map(({ opened }, i) =>
    createServer(
      {
        list,
        write: mutation(async (ctx) => {
          await ctx.db.insert("logs", { text: `first of ${i}` });
          await opened;
          await ctx.db.insert("logs", { text: `second of ${i}` });
        }),
      },
      { schema },
    ),
  );
  const runs = servers.map(({ run }) => run("write"));
  gates[1]!.open();
  await runs[1];
  gates[0]!.open();
  await runs[0];
  expect(await servers[0]!.value("list")).toEqual(["first of 0", "second of 0"]);
  expect(await servers[1]!.value("list")).toEqual(["first of 1", "second of 1"]);
});

test("nothing global is left behind, also while a function waits", async () => {
  const waiting = gate();
  const slow = query(async (ctx) => {
    await ctx.db.query("logs").first();
    await waiting.opened;
  });
  const { run } = createServer({ slow }, { schema });
  const running = run("slow");
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(globalThis).not.toHaveProperty("Convex");
  waiting.open();
  await running;
});

test("what already is at globalThis.Convex stays there", async () => {
  const theirs = { theirs: true };
  vi.stubGlobal("Convex", theirs);
  try {
    const { value } = createServer({ list }, { schema });
    await value("list");
    expect(globalThis).toHaveProperty("Convex", theirs);
  } finally {
    vi.unstubAllGlobals();
  }
});

test("a loop over a query sees what the function writes and deletes meanwhile", async () => {
  const sweep = mutation(async (ctx) => {
    const seen: string[] = [];
    for await (const row of ctx.db.query("logs")) {
      seen.push(row.text);
      await ctx.db.delete(row._id);
      if (row.text === "2") await ctx.db.insert("logs", { text: "new" });
    }
    return seen;
  });
  const { server, value } = createServer({ sweep, list }, { schema });
  await server.mutate(async ({ db }) => {
    for (const text of ["0", "1", "2", "3"]) await db.insert("logs", { text });
  });
  expect(await value("sweep")).toEqual(["0", "1", "2", "3", "new"]);
  expect(await value("list")).toEqual([]);
});

test("a ctx that was spread and wrapped, as customQuery does, still works", async () => {
  const wrapped = query((ctx) => {
    const db = { first: () => ctx.db.query("logs").first() };
    const own = { ...ctx, db };
    return own.db.first();
  });
  const { value } = createServer({ wrapped }, { schema });
  expect(await value("wrapped")).toBeNull();
});

test("an action called by an action runs, and its failure can be caught", async () => {
  const inner = action(() => {
    throw new Error("no network");
  });
  const outer = action(async (ctx) =>
    ctx.runAction(a("inner"), {}).catch((error: Error) => error.message),
  );
  const { value } = createServer({ inner, outer });
  expect(await value("outer")).toContain("Uncaught Error: no network");
});

test("a ConvexError that is thrown twice has its data twice", async () => {
  const constant = new ConvexError({ code: "CONSTANT" });
  const refuse = query(() => {
    throw constant;
  });
  const { run } = createServer({ refuse });
  expect(await run("refuse", {})).toMatchObject({ errorData: { code: "CONSTANT" } });
  expect(await run("refuse", {})).toMatchObject({ errorData: { code: "CONSTANT" } });
});
