import { describe, expect, test } from "vitest";
import { api } from "./fixtures/convex/_generated/api.js";
import { createNotes, FOLDER, noteId, title, titles, type Notes } from "./fixtures/createNotes.js";
import { watch } from "./fixtures/watch.js";

interface PageOptions {
  numItems: number;
  cursor: string | null;
  endCursor?: string | null;
  maximumRowsRead?: number;
  maximumBytesRead?: number;
}

const page = (deployment: Notes, paginationOpts: PageOptions, folder = FOLDER) =>
  deployment.client.query(api.notes.queries.page, { folder, paginationOpts });

const titlesOf = (result: { page: { title: string }[] }) => result.page.map((note) => note.title);

test("pages hold every row once, in the order of the index", async () => {
  const deployment = createNotes({ notes: 25 });
  const found: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const result = await page(deployment, { numItems: 10, cursor });
    found.push(...titlesOf(result));
    if (result.isDone) break;
    cursor = result.continueCursor;
  }
  expect(found).toEqual(titles(0, 25));
});

test("an exactly full last page is not done; the page after it is empty and done", async () => {
  const deployment = createNotes({ notes: 20 });
  const first = await page(deployment, { numItems: 10, cursor: null });
  const second = await page(deployment, { numItems: 10, cursor: first.continueCursor });
  expect([second.page.length, second.isDone]).toEqual([10, false]);
  const third = await page(deployment, { numItems: 10, cursor: second.continueCursor });
  expect([third.page.length, third.isDone]).toEqual([0, true]);
});

test("with an end cursor a page is all rows up to it, however many they have become", async () => {
  const deployment = createNotes({ notes: 25 });
  const first = await page(deployment, { numItems: 5, cursor: null });
  await deployment.mutate(async ({ db }) => {
    for (let i = 0; i < 4; i++)
      await db.insert("notes", { folder: FOLDER, title: `note 002-${i}` });
  });
  const again = await page(deployment, {
    numItems: 1,
    cursor: null,
    endCursor: first.continueCursor,
  });
  expect(again.page).toHaveLength(9);
  expect(again.continueCursor).toBe(first.continueCursor);
  expect(again.isDone).toBe(false);
});

test("the split cursor divides a page of three or more rows in two", async () => {
  const deployment = createNotes({ notes: 25 });
  const whole = await page(deployment, { numItems: 10, cursor: null });
  const left = await page(deployment, {
    numItems: 10,
    cursor: null,
    endCursor: whole.splitCursor,
  });
  const right = await page(deployment, {
    numItems: 10,
    cursor: whole.splitCursor!,
    endCursor: whole.continueCursor,
  });
  expect([...titlesOf(left), ...titlesOf(right)]).toEqual(titlesOf(whole));
  expect(left.page.length).toBeGreaterThan(0);
  expect(right.page.length).toBeGreaterThan(0);
  const small = await page(deployment, { numItems: 2, cursor: null });
  expect(small.splitCursor).toBeNull();
});

test("a page that meets maximumRowsRead must be split; one near it should be", async () => {
  const deployment = createNotes({ notes: 25 });
  const cut = await page(deployment, { numItems: 20, cursor: null, maximumRowsRead: 8 });
  expect([cut.page.length, cut.pageStatus, cut.isDone]).toEqual([8, "SplitRequired", false]);
  const near = await page(deployment, { numItems: 7, cursor: null, maximumRowsRead: 8 });
  expect([near.page.length, near.pageStatus]).toEqual([7, "SplitRecommended"]);
  const far = await page(deployment, { numItems: 6, cursor: null, maximumRowsRead: 8 });
  expect(far.pageStatus).toBeNull();
});

test("a page of more than 6,144 rows asks to be split", async () => {
  const deployment = createNotes({ notes: 6_200 });
  const large = await page(deployment, { numItems: 6_145, cursor: null });
  expect(large.pageStatus).toBe("SplitRecommended");
});

test.each([
  [0, "Must request at least 1 document while paginating"],
  [32_001, "Requested too many items: 32001"],
  [2.5, "integer"],
  [NaN, "numItems must be an integer"],
  [Infinity, "numItems must be an integer"],
])("numItems %s is refused", async (numItems, message) => {
  await expect(page(createNotes(), { numItems, cursor: null })).rejects.toThrow(message);
});

test("a second paginate in one function is refused", async () => {
  await expect(
    createNotes().client.query(api.notes.queries.twoPages, { folder: FOLDER }),
  ).rejects.toThrow("ran multiple paginated queries");
});

describe("a cursor", () => {
  const data = { isConvexSystemError: true, paginationError: "InvalidCursor" };

  test("of another range is InvalidCursor, which the stock hook starts over on", async () => {
    const deployment = createNotes();
    const { continueCursor } = await page(deployment, { numItems: 3, cursor: null });
    await expect(
      page(deployment, { numItems: 3, cursor: continueCursor }, "other"),
    ).rejects.toMatchObject({ data });
  });

  test("of another viewer's range is InvalidCursor, though the query is the same", async () => {
    const deployment = createNotes();
    const ada = deployment.connect({ identity: { sub: "ada" } });
    const bob = deployment.connect({ identity: { sub: "bob" } });
    const first = await ada.query(api.notes.queries.mine, {
      paginationOpts: { numItems: 3, cursor: null },
    });
    expect(first.page).toHaveLength(3);
    const replayed = { paginationOpts: { numItems: 3, cursor: first.continueCursor } };
    await expect(bob.query(api.notes.queries.mine, replayed)).rejects.toMatchObject({ data });
    const end = { paginationOpts: { numItems: 3, cursor: null, endCursor: first.continueCursor } };
    await expect(bob.query(api.notes.queries.mine, end)).rejects.toMatchObject({ data });
  });

  test("that was changed or made up cannot be parsed", async () => {
    const deployment = createNotes();
    const { continueCursor } = await page(deployment, { numItems: 3, cursor: null });
    const last = continueCursor.at(-1) === "0" ? "1" : "0";
    for (const forged of [
      "",
      "garbage",
      continueCursor.slice(0, -1),
      `${continueCursor.slice(0, -1)}${last}`,
    ]) {
      const refused = page(deployment, { numItems: 3, cursor: forged });
      await expect(refused).rejects.toThrow("Failed to parse cursor");
      await expect(refused).rejects.not.toHaveProperty("data");
    }
  });

  test("shows nothing of the row it stands at, and means nothing to another deployment", async () => {
    const { continueCursor } = await page(createNotes(), { numItems: 3, cursor: null });
    const decoded = Buffer.from(continueCursor, "base64").toString("latin1") + continueCursor;
    expect(decoded).not.toContain("note");
    expect(continueCursor).toMatch(/^[0-9a-f]{48}$/);
    await expect(page(createNotes(), { numItems: 3, cursor: continueCursor })).rejects.toThrow(
      "Failed to parse cursor",
    );
  });
});

describe("a live page", () => {
  const live = (deployment: Notes, numItems: number) =>
    watch(deployment.client, api.notes.queries.page, {
      folder: FOLDER,
      paginationOpts: { numItems, cursor: null },
    });

  test("keeps its end when rows come and go within it", async () => {
    const deployment = createNotes({ notes: 25 });
    const subscription = live(deployment, 5);
    await expect.poll(() => subscription.latest?.page.length).toBe(5);
    const { continueCursor } = subscription.latest!;

    await deployment.mutate(({ db }) => db.insert("notes", { folder: FOLDER, title: "note 001a" }));
    await expect.poll(() => subscription.latest?.page.length).toBe(6);
    const last = await noteId(deployment, title(4));
    await deployment.mutate(({ db }) => db.delete(last));
    await expect
      .poll(() => titlesOf(subscription.latest!))
      .toEqual([...titles(0, 2), "note 001a", ...titles(2, 4)]);
    expect(subscription.latest).toMatchObject({ continueCursor, isDone: false });
  });

  test("keeps its end over a lost connection", async () => {
    const deployment = createNotes({ notes: 25 });
    const subscription = live(deployment, 5);
    await expect.poll(() => subscription.latest?.page.length).toBe(5);
    deployment.goOffline();
    await deployment.mutate(({ db }) => db.insert("notes", { folder: FOLDER, title: "note 001a" }));
    deployment.goOnline();
    await expect.poll(() => subscription.latest?.page.length, { timeout: 5_000 }).toBe(6);
  });

  test("of an exhausted range takes in rows added at its end", async () => {
    const deployment = createNotes({ notes: 3 });
    const subscription = live(deployment, 5);
    await expect.poll(() => subscription.latest?.isDone).toBe(true);
    await deployment.mutate(async ({ db }) => {
      for (const each of titles(3, 9)) await db.insert("notes", { folder: FOLDER, title: each });
    });
    await expect.poll(() => subscription.latest?.page.length).toBe(9);
  });
});

test.each([
  [{ maximumRowsRead: -1 }, "maximumRowsRead must not be negative, got -1"],
  [{ maximumBytesRead: -8 }, "maximumBytesRead must not be negative, got -8"],
  [{ maximumRowsRead: 1.5 }, "maximumRowsRead must be an integer, got 1.5"],
])("a page of %o is refused by name", async (options, message) => {
  const deployment = createNotes({ notes: 3 });
  const asked = page(deployment, { numItems: 2, cursor: null, ...options });
  await expect(asked).rejects.toThrow(message);
});

test("beside endCursor, maximums cut nothing: a page has every row up to its end", async () => {
  const deployment = createNotes({ notes: 20 });
  const { continueCursor: endCursor } = await page(deployment, { numItems: 15, cursor: null });
  const bounded = await page(deployment, {
    numItems: 1,
    cursor: null,
    endCursor,
    maximumRowsRead: 2,
    maximumBytesRead: 1,
  });
  expect(bounded.page).toHaveLength(15);
  expect(bounded).toMatchObject({ continueCursor: endCursor, pageStatus: "SplitRecommended" });
});
