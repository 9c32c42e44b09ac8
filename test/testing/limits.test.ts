import { defineSchema, defineTable, mutationGeneric, queryGeneric } from "convex/server";
import { v, type Value } from "convex/values";
import { expect, test, vi } from "vitest";
import { createServer } from "./fixtures/createServer.js";

// Tens of thousands of reads and writes each.
vi.setConfig({ testTimeout: 60_000 });

const schema = defineSchema({ rows: defineTable({ data: v.any() }) });

const readAll = queryGeneric(async (ctx) => (await ctx.db.query("rows").collect()).length);
const readMany = queryGeneric({
  args: { times: v.number() },
  handler: async (ctx, { times }) => {
    for (let i = 0; i < times; i++) await ctx.db.query("rows").first();
  },
});
const write = mutationGeneric({
  args: { count: v.number(), data: v.any() },
  handler: async (ctx, { count, data }) => {
    for (let i = 0; i < count; i++) await ctx.db.insert("rows", { data });
  },
});

const seeded = (count: number, data: Value = 0) =>
  createServer(
    { readAll, readMany, write },
    { schema, seed: { rows: Array.from({ length: count }, () => ({ data })) } },
  );

test("32,000 documents can be read in a function, and no more", async () => {
  expect(await seeded(32_000).value("readAll")).toBe(32_000);
  expect(await seeded(32_001).error("readAll")).toContain(
    "Too many documents read in a single function execution (limit: 32000).",
  );
});

test("16 MiB can be read in a function, and no more", async () => {
  const large = "x".repeat(1024 * 1000);
  expect(await seeded(15, large).value("readAll")).toBe(15);
  expect(await seeded(18, large).error("readAll")).toContain("Too many bytes read");
});

test("4,096 ranges can be read in a function, and no more", async () => {
  const { value, error } = seeded(1);
  expect(await value("readMany", { times: 4_096 })).toBeNull();
  expect(await error("readMany", { times: 4_097 })).toContain("Too many reads");
});

test("16,000 documents can be written in a function; one more, and none is", async () => {
  const { value, error } = seeded(0);
  expect(await error("write", { count: 16_001, data: 0 })).toContain("Too many documents written");
  expect(await value("readAll")).toBe(0);
  await value("write", { count: 16_000, data: 0 });
  expect(await value("readAll")).toBe(16_000);
});

test("a document is at most 1 MiB and 64 levels deep", async () => {
  const { error } = seeded(0);
  expect(await error("write", { count: 1, data: "x".repeat(1024 * 1024) })).toContain("1 MiB");
  const deep = (levels: number): Value => (levels === 0 ? 0 : [deep(levels - 1)]);
  expect(await error("write", { count: 1, data: deep(64) as never })).toContain("nested");
});

test("a test's own changes have no limits", async () => {
  const { server } = seeded(0);
  await server.mutate(async ({ db }) => {
    for (let i = 0; i < 16_001; i++) await db.insert("rows", { data: 0 });
  });
  const rows = await server.mutate(({ db }) => db.query("rows").collect());
  expect(rows).toHaveLength(16_001);
});
