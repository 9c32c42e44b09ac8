import { defineSchema, defineTable, mutationGeneric, queryGeneric } from "convex/server";
import { convexToJson, v, type GenericValidator, type Value } from "convex/values";
import { describe, expect, test } from "vitest";
import { createServer } from "./fixtures/createServer.js";

const schema = defineSchema({
  people: defineTable({ name: v.string(), age: v.optional(v.number()) }),
  places: defineTable({ name: v.string() }),
});

const takes = (x: GenericValidator) => queryGeneric({ args: { x }, handler: () => null });

/** What a query that takes `x` says to a value. */
async function refusal(x: GenericValidator, value: Value) {
  const { error } = createServer({ f: takes(x) }, { schema });
  return error("f", { x: convexToJson(value) });
}

describe("arguments that do not fit are refused in Convex's words", () => {
  test.each<[string, GenericValidator, Value, string]>([
    ["a wrong type", v.string(), 3, "Value: 3.0\nValidator: v.string()"],
    ["a number for an int64", v.int64(), 3, "Validator: v.int64()"],
    [
      "a wrong literal",
      v.literal("a"),
      "b",
      '`"b"` does not match literal validator `v.literal("a")`',
    ],
    [
      "no member of a union",
      v.union(v.string(), v.null()),
      3,
      "Validator: v.union(v.string(), v.null())",
    ],
    ["an array's element", v.array(v.number()), [1, "2"], 'Path: .x[1]\nValue: "2"'],
    ["a record's value", v.record(v.string(), v.number()), { a: "b" }, "Path: .x.values()"],
    [
      "an extra field",
      v.object({ a: v.number() }),
      { a: 1, b: 2 },
      "Object contains extra field `b` that is not in the validator.\nPath: .x",
    ],
    [
      "a missing field",
      v.object({ a: v.number() }),
      {},
      "Object is missing the required field `a`. Consider wrapping the field validator in `v.optional(...)` if this is expected.\nPath: .x",
    ],
    ["no id", v.id("people"), "nonsense", 'Validator: v.id("people")'],
  ])("%s", async (_, validator, value, message) => {
    const text = await refusal(validator, value);
    expect(text).toMatch(/^Server Error\nArgumentValidationError: /);
    expect(text).toContain(message);
  });

  test("an id of another table", async () => {
    const { server, error } = createServer({ f: takes(v.id("people")) }, { schema });
    const id = await server.mutate(({ db }) => db.insert("places", { name: "here" }));
    expect(await error("f", { x: id })).toContain(
      `Found ID "${id}" from table \`places\`, which does not match the table name in validator \`v.id("people")\`.Path: .x`,
    );
  });
});

test("without a path its line is empty, and fields are sorted", async () => {
  const { error } = createServer({
    f: queryGeneric({ args: { b: v.string(), a: v.number() }, handler: () => null }),
  });
  expect(await error("f", { b: "x", a: 1, c: true })).toBe(
    "Server Error\nArgumentValidationError: Object contains extra field `c` that is not in the validator.\n\n" +
      'Object: {a: 1.0, b: "x", c: true}\nValidator: v.object({a: v.float64(), b: v.string()})\n',
  );
});

test.each<[GenericValidator, Value]>([
  [v.any(), { a: [1, null, "b"] }],
  [v.bytes(), new ArrayBuffer(2)],
  [v.int64(), 3n],
  [v.literal(3n), 3n],
  [v.union(v.literal(true), v.array(v.boolean())), [false]],
  [v.object({ a: v.optional(v.string()) }), {}],
])("a value that fits passes", async (validator, value) => {
  const { run } = createServer({ f: takes(validator) }, { schema });
  expect(await run("f", { x: convexToJson(value) })).toMatchObject({ status: "success" });
});

test("a result that does not fit `returns` is an error, and a mutation's writes are undone", async () => {
  const wrong = mutationGeneric({
    args: {},
    returns: v.string(),
    handler: async (ctx) => {
      await ctx.db.insert("places", { name: "nowhere" });
      return 3 as never;
    },
  });
  const places = queryGeneric(async (ctx) => (await ctx.db.query("places").collect()).length);
  const { error, value } = createServer({ wrong, places }, { schema });
  expect(await error("wrong")).toContain("ReturnsValidationError: Value does not match validator.");
  expect(await value("places")).toBe(0);
});

describe("documents are held to the schema", () => {
  const write = mutationGeneric({
    args: { doc: v.any() },
    handler: (ctx, { doc }) => ctx.db.insert("people", doc),
  });
  const change = mutationGeneric({
    args: { id: v.id("people"), patch: v.any() },
    handler: (ctx, { id, patch }) => ctx.db.patch(id, patch),
  });

  test("on insert and patch", async () => {
    const { error, value } = createServer({ write, change }, { schema });
    const text = /table "people" because it does not match the schema: /;
    expect(await error("write", { doc: { name: 3 } })).toMatch(text);
    expect(await error("write", { doc: { name: "a", nick: "b" } })).toMatch(text);
    const id = await value("write", { doc: { name: "a", age: 3 } });
    expect(await error("change", { id, patch: { age: "old" } })).toMatch(text);
  });

  test("system fields cannot be set", async () => {
    const { error } = createServer({ write }, { schema });
    expect(await error("write", { doc: { name: "a", _creationTime: 3 } })).toContain(
      "_creationTime",
    );
  });

  test("patching a field to undefined removes it", async () => {
    const forget = mutationGeneric(async (ctx) => {
      const id = await ctx.db.insert("people", { name: "a", age: 3 });
      await ctx.db.patch(id, { age: undefined });
      const { _id, _creationTime, ...fields } = (await ctx.db.get(id))!;
      return fields;
    });
    const { value } = createServer({ forget }, { schema });
    expect(await value("forget")).toEqual({ name: "a" });
  });

  test("unless schemaValidation is off", async () => {
    const loose = defineSchema(
      { people: defineTable({ name: v.string() }) },
      { schemaValidation: false },
    );
    const { value } = createServer({ write }, { schema: loose });
    await expect(value("write", { doc: { name: 3 } })).resolves.toEqual(expect.any(String));
  });
});
