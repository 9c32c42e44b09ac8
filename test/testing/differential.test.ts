import { convexTest } from "convex-test";
import { makeFunctionReference } from "convex/server";
import { convexToJson, jsonToConvex, type Value } from "convex/values";
import fc from "../fc.js";
import { expect, test } from "vitest";
import { EmbeddedServer } from "../../embedded/deployment/host.js";
import schema from "./fixtures/convex/schema.js";

const modules = import.meta.glob("./fixtures/convex/**/*.ts");

type Args = Record<string, Value>;

/** Something that runs the functions of `convex/values/functions.ts`. */
interface Deployment {
  query(name: string, args: Args): Promise<Value>;
  mutation(name: string, args: Args): Promise<unknown>;
}

function embedded(): Deployment {
  const server = new EmbeddedServer({ schema, modules });
  const run = (kind: "query" | "mutation") => async (name: string, args: Args) => {
    const path = `values/functions:${name}`;
    const result = await server.run({ kind, path, args: convexToJson(args), identity: null });
    if (result.status === "error") throw new Error(result.errorMessage);
    return jsonToConvex(result.value);
  };
  return { query: run("query"), mutation: run("mutation") };
}

function oracle(): Deployment {
  const t = convexTest({ schema, modules });
  return {
    query: (name, args) =>
      t.query(makeFunctionReference<"query">(`values/functions:${name}`), args),
    mutation: (name, args) =>
      t.mutation(makeFunctionReference<"mutation">(`values/functions:${name}`), args),
  };
}

// Few distinct values, so that ranges meet rows and rows tie; of every type and every corner of its order.
const scalars: Value[] = [null, true, false, 0, -0, 1, -1, 2.5, Infinity, -Infinity, NaN, 3n, -3n];
const texts: Value[] = ["", "a", "aa", "Z", "é", "\u{1F600}", "\uFF5E"];
const bytes: Value[] = [new ArrayBuffer(0), new Uint8Array([1, 255]).buffer];
const nested: Value[] = [[], ["x", 1], [["x"]], {}, { k: 1 }, { k: 1, j: null }];
const value = fc.constantFrom<Value>(...scalars, ...texts, ...bytes, ...nested);
const row = fc.record({ a: value, b: value }, { requiredKeys: ["a"] });
const index = fc.nat(30);
const bound = fc.record({ value, inclusive: fc.boolean() });
const range = fc.record(
  { a: value, lower: bound, upper: bound, order: fc.constantFrom("asc", "desc") },
  { requiredKeys: ["order"] },
);

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ mutation: fc.constant("insert"), args: fc.record({ row }) }),
  },
  ...["patch", "replace"].map((mutation) =>
    fc.record({ mutation: fc.constant(mutation), args: fc.record({ index, row }) }),
  ),
  fc.record({ mutation: fc.constant("remove"), args: fc.record({ index }) }),
  fc.record({ query: fc.constant("take"), args: fc.record({ range, count: fc.nat(5) }) }),
  // Only (in)equality: convex-test compares with JavaScript's `<`, Convex with the order of its indexes.
  fc.record({
    query: fc.constant("filter"),
    args: fc.record({ equal: fc.boolean(), value }),
  }),
  { weight: 4, arbitrary: fc.record({ pages: range, numItems: fc.integer({ min: 1, max: 6 }) }) },
);

interface Page {
  page: Value[];
  isDone: boolean;
  continueCursor: string;
}

/** All pages of a range, the last one as Convex has it: convex-test says one page too early that it is done. */
async function pages(deployment: Deployment, range: Value, numItems: number): Promise<Value[][]> {
  const found: Value[][] = [];
  let cursor: string | null = null;
  for (;;) {
    const args: Args = { range, paginationOpts: { numItems, cursor } };
    const result = (await deployment.query("page", args)) as unknown as Page;
    found.push(result.page);
    if (result.isDone) break;
    cursor = result.continueCursor;
  }
  if (found.at(-1)!.length === numItems) found.push([]);
  return found;
}

test("reads, writes and pages give what convex-test gives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const [ours, theirs] = [embedded(), oracle()];
      for (const each of steps) {
        if ("mutation" in each) {
          await ours.mutation(each.mutation, each.args as Args);
          await theirs.mutation(each.mutation, each.args as Args);
        } else if ("query" in each) {
          const args = each.args as Args;
          expect(await ours.query(each.query, args)).toEqual(await theirs.query(each.query, args));
        } else {
          const args = [each.pages as Value, each.numItems] as const;
          expect(await pages(ours, ...args)).toEqual(await pages(theirs, ...args));
        }
      }
    }),
    { numRuns: 60 },
  );
}, 120_000);
