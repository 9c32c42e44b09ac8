import { readFileSync } from "node:fs";
import {
  actionGeneric as action,
  defineSchema,
  defineTable,
  makeFunctionReference,
  mutationGeneric as mutation,
  queryGeneric as query,
  type GenericActionCtx,
  type GenericDataModel,
  type GenericMutationCtx,
} from "convex/server";
import { v } from "convex/values";
import { expect, test } from "vitest";
import { createServer } from "./fixtures/createServer.js";

const schema = defineSchema({ logs: defineTable({ at: v.any() }) });
const other = makeFunctionReference<"mutation">("app:other");

type Use<Ctx> = (ctx: Ctx) => unknown;
const inMutation = (handler: Use<GenericMutationCtx<GenericDataModel>>) => mutation({ handler });
const inAction = (handler: Use<GenericActionCtx<GenericDataModel>>) => action({ handler });

test.each([
  ["ctx.scheduler", inMutation((ctx) => ctx.scheduler.runAfter(0, other, {}))],
  ["ctx.scheduler", inAction((ctx) => ctx.scheduler.runAt(0, other, {}))],
  ["ctx.storage", inMutation((ctx) => ctx.storage.generateUploadUrl())],
  ["ctx.storage", inAction((ctx) => ctx.storage.store(new Blob(["x"])))],
  ["ctx.vectorSearch", inAction((ctx) => ctx.vectorSearch("logs", "by_at", { vector: [1] }))],
  ["ctx.db.system", inMutation((ctx) => ctx.db.system.get("x" as never))],
  ["System table", inMutation((ctx) => ctx.db.system.query("_storage").collect())],
  ["ctx.meta", inMutation((ctx) => ctx.meta.getTransactionMetrics())],
  ["ctx.meta", inAction((ctx) => ctx.meta.getRequestMetadata())],
  [
    "useStaleSnapshot",
    inMutation((ctx) => ctx.runQuery(other as never, {}, { useStaleSnapshot: true } as never)),
  ],
  [
    "transactionLimits",
    inMutation((ctx) =>
      ctx.runMutation(other, {}, { transactionLimits: { documentsRead: 1 } } as never),
    ),
  ],
  [
    "component",
    inMutation((ctx) =>
      ctx.runQuery(
        { [Symbol.for("toReferencePath")]: "_reference/childComponent/x/y" } as never,
        {},
      ),
    ),
  ],
  ["CommitTsPlaceholder", inMutation((ctx) => ctx.db.insert("logs", { at: ctx.db.vars.commitTs }))],
])("%s fails with an error that says so", async (what, used) => {
  const { error } = createServer({ used }, { schema });
  const message = await error("used");
  expect(message).toContain(what);
  expect(message).toContain("embedded deployment");
});

test("a table that is not in the schema is an error, not an empty table", async () => {
  const used = query((ctx) => ctx.db.query("nothing").collect());
  const { error } = createServer({ used }, { schema });
  expect(await error("used")).toContain('Table "nothing" is not in the schema.');
});

test("each is in DIFFERENCES.md", () => {
  const list = readFileSync("embedded/deployment/DIFFERENCES.md", "utf8");
  for (const feature of [
    "ctx.scheduler",
    "ctx.storage",
    "ctx.vectorSearch",
    "ctx.db.system",
    "ctx.meta",
    "commitTs",
    "useStaleSnapshot",
    "transactionLimits",
    "component",
    "HTTP action",
    "cron",
  ]) {
    expect(list).toContain(feature);
  }
});
