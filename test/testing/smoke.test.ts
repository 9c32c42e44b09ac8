import { expect, test } from "vitest";
import { createEmbeddedDeployment } from "../../src/testing/index.js";
import { api } from "./fixtures/convex/_generated/api.js";
import schema from "./fixtures/convex/schema.js";

const modules = import.meta.glob("./fixtures/convex/**/*.ts");

test("pages, live updates and mutations through the real client", async () => {
  const d = createEmbeddedDeployment({
    schema,
    modules,
    seed: {
      notes: Array.from({ length: 25 }, (_, i) => ({
        folder: "a",
        title: `n${String(i).padStart(3, "0")}`,
      })),
      people: [{ subject: "u1", folder: "a" }],
    },
  });
  const args = { folder: "a", paginationOpts: { numItems: 10, cursor: null } };
  const p = await d.client.query(api.notes.queries.page, args);
  expect(p.page.length).toBe(10);
  const watch = d.client.watchQuery(api.notes.queries.firstTitles, { folder: "a", count: 2 });
  const seen: unknown[] = [];
  const stop = watch.onUpdate(() => seen.push(watch.localQueryResult()));
  await d.client.mutation(api.notes.mutations.add, { folder: "a", title: "a" });
  await expect.poll(() => seen.at(-1)).toEqual(["a", "n000"]);
  await d.mutate(async ({ db }) => {
    await db.insert("notes", { folder: "a", title: "A" });
  });
  await expect.poll(() => seen.at(-1)).toEqual(["A", "a"]);
  d.setIdentity({ sub: "u1" });
  const mine = await d.client.query(api.notes.queries.mine, {
    paginationOpts: { numItems: 3, cursor: null },
  });
  expect(mine.page.map((x: any) => x.title)).toEqual(["A", "a", "n024"]);
  stop();
  await d.close();
});
