import { defineSchema, defineTable, queryGeneric as query } from "convex/server";
import { compareValues, v, type Value } from "convex/values";
import { describe, expect, test } from "vitest";
import { createServer } from "./fixtures/createServer.js";

const VALUES: Value[] = [
  null,
  3n,
  1,
  2.5,
  -0,
  0,
  NaN,
  true,
  "a",
  "\uFF5E",
  "\u{1F600}",
  [1],
  { k: 1 },
];

const schema = defineSchema({
  rows: defineTable({ x: v.any(), nested: v.optional(v.object({ y: v.string() })) })
    .index("by_x", ["x"])
    .index("by_y", ["nested.y"]),
  notes: defineTable({ text: v.string(), folder: v.string() }).searchIndex("by_text", {
    searchField: "text",
    filterFields: ["folder"],
  }),
});

describe(".filter()", () => {
  test.each(["lt", "lte", "gt", "gte"] as const)("%s compares as indexes do", async (operator) => {
    const matches = query({
      args: { value: v.any() },
      handler: async (ctx, { value }) => {
        const rows = ctx.db.query("rows").filter((q) => q[operator](q.field("x"), value));
        return (await rows.collect()).map((row) => row.x);
      },
    });
    const { server, value } = createServer(
      { matches },
      { schema, seed: { rows: VALUES.map((x) => ({ x })) } },
    );
    const passes = {
      lt: (order: number) => order < 0,
      lte: (order: number) => order <= 0,
      gt: (order: number) => order > 0,
      gte: (order: number) => order >= 0,
    }[operator];
    for (const bound of [null, 1, "b", true, "\uFF5E"]) {
      const expected = VALUES.filter((x) => passes(compareValues(x, bound)));
      expect(((await value("matches", { value: bound })) as unknown[]).length).toBe(
        expected.length,
      );
    }
    expect(server.stats.documentsRead).toBe(5 * VALUES.length);
  });

  test("calculates, combines and reads nested fields", async () => {
    const run = query(async (ctx) => {
      const rows = ctx.db
        .query("rows")
        .filter((q) =>
          q.or(
            q.eq(q.mod(q.add(q.field("x"), 1), 2), 0),
            q.and(q.not(q.lt(q.field("x"), 6)), q.eq(q.field("nested.y"), "yes")),
          ),
        );
      return (await rows.collect()).map((row) => row.x);
    });
    const rows = [1, 2, 3, 6, 8].map((x) => ({ x, nested: { y: x === 8 ? "yes" : "no" } }));
    const { value } = createServer({ run }, { schema, seed: { rows } });
    expect(await value("run")).toEqual([1, 3, 8]);
  });

  test("refuses what is no boolean, and sums of unlike types", async () => {
    const notBoolean = query((ctx) =>
      ctx.db
        .query("rows")
        .filter((q) => q.field("x") as never)
        .collect(),
    );
    const unlike = query((ctx) =>
      ctx.db
        .query("rows")
        .filter((q) => q.eq(q.add(q.field("x"), 1n as never), 3))
        .collect(),
    );
    const { error } = createServer({ notBoolean, unlike }, { schema, seed: { rows: [{ x: 1 }] } });
    expect(await error("notBoolean")).toContain("must be a boolean");
    expect(await error("unlike")).toContain("Cannot add");
  });
});

describe("an index", () => {
  test("reaches nested fields, absent ones first", async () => {
    const run = query(async (ctx) =>
      (await ctx.db.query("rows").withIndex("by_y").collect()).map((row) => row.nested?.y ?? null),
    );
    const rows = [{ x: 0, nested: { y: "b" } }, { x: 0 }, { x: 0, nested: { y: "a" } }];
    const { value } = createServer({ run }, { schema, seed: { rows } });
    expect(await value("run")).toEqual([null, "a", "b"]);
  });

  test("that is staged cannot be used yet", async () => {
    const staged = defineSchema({
      rows: defineTable({ name: v.string() })
        .index("by_name", { fields: ["name"], staged: true })
        .searchIndex("search_name", { searchField: "name", staged: true }),
    });
    const index = query((ctx) =>
      ctx.db
        .query("rows")
        .withIndex("by_name" as never)
        .collect(),
    );
    const search = query((ctx) =>
      ctx.db
        .query("rows")
        .withSearchIndex("search_name" as never, (q) => q.search("name" as never, "Ada"))
        .collect(),
    );
    const { error } = createServer({ index, search }, { schema: staged });
    const refusal = (name: string) =>
      `Index rows.${name} is currently staged and not available to query until it is enabled.`;
    expect(await error("index")).toContain(refusal("by_name"));
    expect(await error("search")).toContain(refusal("search_name"));
  });

  test("that does not exist, or whose fields are used out of order, is an error", async () => {
    const unknown = query((ctx) =>
      ctx.db
        .query("rows")
        .withIndex("by_z" as never)
        .collect(),
    );
    const wrong = query((ctx) =>
      ctx.db
        .query("rows")
        .withIndex("by_x", (q) => q.eq("z" as never, 1 as never))
        .collect(),
    );
    const twice = query((ctx) =>
      ctx.db
        .query("rows")
        .withIndex("by_x", (q) => (q.gt("x", 1) as unknown as typeof q).gte("x", 2))
        .collect(),
    );
    const { error } = createServer({ unknown, wrong, twice }, { schema });
    expect(await error("unknown")).toContain("Index rows.by_z not found.");
    expect(await error("wrong")).toContain("didn't use the index fields in order");
    expect(await error("twice")).toContain("Already defined lower bound");
  });

  test("unique() refuses two rows", async () => {
    const one = query((ctx) => ctx.db.query("rows").unique());
    const { error } = createServer({ one }, { schema, seed: { rows: [{ x: 1 }, { x: 1 }] } });
    expect(await error("one")).toContain(
      "unique() query returned more than one result from table rows",
    );
  });
});

describe("text search", () => {
  const search = query({
    args: { text: v.string() },
    handler: async (ctx, { text }) => {
      const found = ctx.db
        .query("notes")
        .withSearchIndex("by_text", (q) => q.search("text", text).eq("folder", "in"));
      return (await found.collect()).map((note) => note.text);
    },
  });
  const pages = query({
    args: { cursor: v.union(v.string(), v.null()) },
    handler: (ctx, { cursor }) =>
      ctx.db
        .query("notes")
        .withSearchIndex("by_text", (q) => q.search("text", "note"))
        .paginate({ numItems: 2, cursor }),
  });
  const texts = ["Ada Lovelace", "Adam Smith", "Grace, née Ada", "Bob"];
  const create = () =>
    createServer(
      { search, pages },
      {
        schema,
        seed: {
          notes: [
            ...texts.map((text) => ({ text, folder: "in" })),
            { text: "Ada elsewhere", folder: "out" },
            ...[1, 2, 3, 4, 5].map((i) => ({ text: `note ${i}`, folder: "out" })),
          ],
        },
      },
    );

  test("finds any of the words, the last by prefix too, within the filter", async () => {
    const { value } = create();
    const found = async (text: string) => ((await value("search", { text })) as string[]).sort();
    expect(await found("ada")).toEqual(["Ada Lovelace", "Adam Smith", "Grace, née Ada"]);
    expect(await found("ada bob")).toEqual(["Ada Lovelace", "Bob", "Grace, née Ada"]);
    expect(await found("née")).toEqual(["Grace, née Ada"]);
    expect(await found("nobody")).toEqual([]);
  });

  test("splits words as Rust's is_alphanumeric does, and folds no accents", async () => {
    const { server, value } = create();
    await server.mutate(async ({ db }) => {
      for (const text of ["अमित शर्मा", "José", "x-y"]) {
        await db.insert("notes", { text, folder: "in" });
      }
    });
    expect(await value("search", { text: "मित" })).toEqual([]);
    expect(await value("search", { text: "अमि" })).toEqual(["अमित शर्मा"]);
    expect(await value("search", { text: "y" })).toEqual(["x-y"]);
    expect(await value("search", { text: "jose" })).toEqual([]);
  });

  test("leaves out words of 32 bytes, and what is searched for after the sixteenth word", async () => {
    const { server, value } = create();
    const short = "ü".repeat(15);
    await server.mutate(async ({ db }) => {
      for (const text of [short, `${short}xy`]) await db.insert("notes", { text, folder: "in" });
    });
    expect(await value("search", { text: short })).toEqual([short]);
    const words = Array.from({ length: 15 }, (_, index) => `w${index}`).join(" ");
    expect(await value("search", { text: `${words} bob` })).toEqual(["Bob"]);
    expect(await value("search", { text: `${words} w15 bob` })).toEqual([]);
  });

  test("takes no more than eight filters", async () => {
    const fields = Array.from({ length: 9 }, (_, index) => `f${index}`);
    const filtered = defineSchema({
      rows: defineTable(v.any()).searchIndex("by_text", {
        searchField: "text",
        filterFields: fields,
      }),
    });
    const by = query({
      args: { count: v.number() },
      handler: (ctx, { count }) =>
        ctx.db
          .query("rows")
          .withSearchIndex("by_text" as never, (q) => {
            const searched = q.search("text" as never, "a");
            return fields
              .slice(0, count)
              .reduce((all, field) => all.eq(field as never, 1 as never), searched);
          })
          .collect(),
    });
    const { error, value } = createServer({ by }, { schema: filtered });
    expect(await value("by", { count: 8 })).toEqual([]);
    expect(await error("by", { count: 9 })).toContain("too many filter conditions");
  });

  test("pages give every match once, and no split cursor", async () => {
    const { value } = create();
    const found: string[] = [];
    let cursor: string | null = null;
    for (;;) {
      const page = (await value("pages", { cursor })) as unknown as {
        page: { text: string }[];
        isDone: boolean;
        continueCursor: string;
        splitCursor: string | null;
      };
      found.push(...page.page.map((note) => note.text));
      expect(page.splitCursor).toBeNull();
      if (page.isDone) break;
      cursor = page.continueCursor;
    }
    expect(found.sort()).toEqual([1, 2, 3, 4, 5].map((i) => `note ${i}`));
  });
});
