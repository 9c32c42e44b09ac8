import { queryGeneric as query } from "convex/server";
import { ConvexError } from "convex/values";
import { describe, expect, test } from "vitest";
import { api, internal } from "./fixtures/convex/_generated/api.js";
import { createNotes, FOLDER, modules } from "./fixtures/createNotes.js";
import { createServer } from "./fixtures/createServer.js";
import schema from "./fixtures/convex/schema.js";
import { watch } from "./fixtures/watch.js";
import { createEmbeddedDeployment } from "../../embedded/deployment/index.js";

const PAGE = "notes/queries:page";
const page = (cursor: string | null = null) => ({
  folder: FOLDER,
  paginationOpts: { numItems: 3, cursor },
});

describe("failNext", () => {
  test.each(["no:such", "notes/queries", "notes/queries:", "", "queries:page"])(
    "throws for %j, where there is no function",
    async (path) => {
      const { client, failNext } = createNotes();
      await client.query(api.notes.queries.whoAmI, {});
      expect(() => failNext(path)).toThrow(`there is no function "${path}"`);
    },
  );

  test("takes a path as Convex writes it in its errors", async () => {
    const { client, failNext } = createNotes();
    failNext("notes/queries.js:page");
    await expect(client.query(api.notes.queries.page, page())).rejects.toThrow("Injected failure");
  });

  test("fails the next run of that function, and only that", async () => {
    const { client, failNext } = createNotes();
    failNext(PAGE, { error: new Error("out of luck") });
    expect(await client.query(api.notes.queries.whoAmI, {})).toBeNull();
    await expect(client.query(api.notes.queries.page, page())).rejects.toThrow("out of luck");
    expect((await client.query(api.notes.queries.page, page())).page).toHaveLength(3);
  });

  test("fails as often as asked, for the arguments asked, with data where it is a ConvexError", async () => {
    const { client, failNext } = createNotes();
    failNext(PAGE, {
      error: new ConvexError({ code: "BUSY" }),
      times: 2,
      when: ({ paginationOpts }) => (paginationOpts as { cursor: unknown }).cursor !== null,
    });
    const { continueCursor } = await client.query(api.notes.queries.page, page());
    for (let i = 0; i < 2; i++) {
      await expect(
        client.query(api.notes.queries.page, page(continueCursor)),
      ).rejects.toMatchObject({ data: { code: "BUSY" } });
    }
    expect((await client.query(api.notes.queries.page, page(continueCursor))).page).toHaveLength(3);
  });

  test("reaches a live subscription on refresh, which then recovers", async () => {
    const deployment = createNotes();
    const subscription = watch(deployment.client, api.notes.queries.page, page());
    await expect.poll(() => subscription.history.length).toBe(1);
    deployment.failNext(PAGE);
    await deployment.refresh();
    await expect.poll(() => subscription.errors.length).toBe(1);
    expect(String(subscription.errors[0])).toContain("Injected failure");
    await deployment.refresh();
    await expect.poll(() => subscription.history.length).toBe(2);
  });

  test("undoes nothing and writes nothing for a mutation", async () => {
    const { client, failNext } = createNotes({ notes: 0 });
    failNext("notes/mutations:add");
    const note = { folder: FOLDER, title: "x" };
    await expect(client.mutation(api.notes.mutations.add, note)).rejects.toThrow("Injected");
    const found = { folder: FOLDER, count: 1 };
    expect(await client.query(api.notes.queries.firstTitles, found)).toEqual([]);
  });
});

describe("errors", () => {
  test("say what was thrown, as a development deployment does", async () => {
    const { client } = createNotes();
    await expect(client.query(api.notes.queries.broken, {})).rejects.toThrow(
      /\[Request ID: [0-9a-f]{16}\] Server Error\nUncaught Error: the disk is full/,
    );
  });

  test("of ConvexErrors carry their data", async () => {
    const { client } = createNotes();
    const refused = client.query(api.notes.queries.refused, {});
    await expect(refused).rejects.toBeInstanceOf(ConvexError);
    await expect(refused).rejects.toMatchObject({ data: { code: "REFUSED" } });
  });

  test("are redacted where asked, data of ConvexErrors excepted", async () => {
    const { client } = createNotes({ redactErrors: true });
    const broken = await client.query(api.notes.queries.broken, {}).catch(String);
    expect(broken).toMatch(/\[Request ID: [0-9a-f]{16}\] Server Error$/m);
    expect(broken).not.toContain("disk");
    await expect(client.query(api.notes.queries.refused, {})).rejects.toMatchObject({
      data: { code: "REFUSED" },
    });
  });

  test("tell a client nothing of internal functions, and of a wrong kind what it is", async () => {
    const { client } = createNotes();
    const secret = internal.notes.queries.secret as never;
    await expect(client.query(secret)).rejects.toThrow(
      "Server Error\nCould not find public function for 'notes/queries:secret'.\n",
    );
    const mutation = api.notes.mutations.add as never;
    await expect(client.query(mutation)).rejects.toThrow(
      "Trying to execute notes/mutations.js:add as Query, but it is defined as Mutation.",
    );
  });
});

describe("a mistake in the set-up", () => {
  test("a seed row that does not fit the schema fails at once", () => {
    const seed = { notes: [{ folder: FOLDER, title: 3 }] } as never;
    expect(() => createNotes({ seed })).toThrow(
      /table "notes".*does not match the schema[\s\S]*title/,
    );
  });

  test("a seed function that fails makes every function fail, and say so", async () => {
    const seed = () => Promise.reject(new Error("no seeds today"));
    const { server } = createServer({ f: query(() => 1) }, { seed });
    expect(
      await server.run({ kind: "query", path: "app:f", args: {}, identity: null }),
    ).toMatchObject({ errorMessage: expect.stringContaining("no seeds today") });
  });

  test("modules without _generated are refused with the glob to use", () => {
    const { ...withoutGenerated } = modules;
    for (const path of Object.keys(withoutGenerated)) {
      if (path.includes("_generated")) delete withoutGenerated[path];
    }
    expect(() => createEmbeddedDeployment({ schema, modules: withoutGenerated })).toThrow(
      /_generated[\s\S]*import\.meta\.glob/,
    );
  });
});
