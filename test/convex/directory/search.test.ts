import { ConvexError } from "convex/values";
import { describe, expect, test, vi } from "vitest";
import { everyName } from "../../names/names.js";
import { createWorld, member, plainFilter, sorted } from "./world.js";

const namesOf = (members: readonly { displayName?: string }[]) =>
  members.map(({ displayName }) => displayName);

const viewer = member("viewer");
const worldOf = (...names: string[]) =>
  createWorld([viewer, ...names.map((name) => member(name)), member("Ada Elsewhere", "org_2")]);

describe("searching", () => {
  test.each([
    ["a word of the name", "king", ["Ada King Lovelace"]],
    ["the beginning of any word", "lo", ["Ada King Lovelace", "Lola Montez"]],
    ["several words in any order", "love ada", ["Ada King Lovelace"]],
    ["one word beside one that nobody has", "ada zz", []],
    ["the middle of a word", "ovelace", []],
    ["letters without accents", "jose", ["José Ángel Núñez"]],
    ["accents that the name has not", "ádä", ["Ada King Lovelace"]],
    ["other case", "NÚÑEZ josé", ["José Ángel Núñez"]],
    ["ł as l", "lukasz", ["Łukasz Żółkiewski"]],
    ["one character of a Chinese name", "龙", ["李小龙"]],
    ["some of them", "小龙", ["李小龙"]],
    ["an apostrophe of another kind", "o'br", ["Siobhan O’Brien"]],
    ["the second of two last names", "lud", ["Anna Müller-Lüdenscheidt"]],
  ])("finds members by %s", async (_, text, expected) => {
    const world = worldOf(
      "Ada King Lovelace",
      "Lola Montez",
      "José Ángel Núñez",
      "Łukasz Żółkiewski",
      "李小龙",
      "Siobhan O’Brien",
      "Anna Müller-Lüdenscheidt",
    );
    expect(sorted(namesOf(await world.search("viewer", text)))).toEqual(sorted(expected));
  });

  test("finds in every language what a plain filter finds", async () => {
    const world = worldOf(...everyName);
    const users = await world.users();
    const texts = everyName.flatMap((name) => [name.slice(0, 1), name.slice(0, 3), name]);
    for (const text of new Set(texts)) {
      const found = namesOf(await world.search("viewer", text));
      const expected = namesOf(plainFilter(users, "org_1", text));
      expect({ text, found: sorted(found) }).toEqual({ text, found: sorted(expected) });
    }
  });

  test("finds a member with several such words once", async () => {
    const world = worldOf("Anna Annan-Anders", "anna anna", "Hannah Ann");
    expect(namesOf(await world.search("viewer", "an"))).toEqual([
      "Hannah Ann",
      "anna anna",
      "Anna Annan-Anders",
    ]);
  });

  test("sorts by the word that was found, then by the name", async () => {
    const world = worldOf("Zoe Adams", "Bert Adams", "Ada Zuse", "Adam Opel");
    expect(namesOf(await world.search("viewer", "ada"))).toEqual([
      "Ada Zuse",
      "Adam Opel",
      "Bert Adams",
      "Zoe Adams",
    ]);
  });

  test("for nothing lists everybody by section: letters, other scripts, then the rest", async () => {
    const world = worldOf("42", "Ωmega", "Émile", "eva", "李小龙", "Ян", "김민준", "😀", "Zoe");
    const everybody = [
      "Émile",
      "eva",
      "viewer",
      "Zoe",
      "Ωmega",
      "Ян",
      "김민준",
      "李小龙",
      "42",
      "😀",
    ];
    for (const text of ["", "  ", "…", "\0"]) {
      expect(namesOf(await world.search("viewer", text))).toEqual(everybody);
    }
  });

  test("lists people without a name, and finds them by nothing else", async () => {
    const world = createWorld([viewer, member("x", "org_1", { displayName: undefined })]);
    expect(await world.search("viewer", "")).toHaveLength(2);
    expect(await world.search("viewer", "x")).toEqual([]);
  });

  test("shows the public fields and nothing else", async () => {
    const world = worldOf("Ada");
    expect(await world.search("viewer", "ada")).toEqual([
      { _id: expect.any(String), displayName: "Ada", isActive: true },
    ]);
  });

  test("reads a bounded number of rows for a page, which may be empty and not the last", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `Martha ${index}`);
    const world = worldOf(...names, "Martha Zed");
    const { page, isDone } = await world.searchPage("viewer", "martha z", { numItems: 5 });
    expect({ page, isDone }).toEqual({ page: [], isDone: false });
    const before = world.deployment.stats.documentsRead;
    await world.searchPage("viewer", "martha z", { numItems: 6 });
    expect(world.deployment.stats.documentsRead - before).toBe(7);
    expect(namesOf(await world.search("viewer", "martha z"))).toEqual(["Martha Zed"]);
  });

  test("is live", async () => {
    const world = worldOf("Ada");
    const names: (string | undefined)[][] = [];
    const watch = world.clientOf("viewer").watchQuery(world.searchReference, {
      search: "ada",
      paginationOpts: { numItems: 10, cursor: null },
    });
    watch.onUpdate(() => names.push(namesOf(watch.localQueryResult()!.page)));
    await vi.waitFor(() => expect(names).toEqual([["Ada"]]));
    const id = await world.run("join", { user: member("Adam") });
    await vi.waitFor(() => expect(names.at(-1)).toEqual(["Ada", "Adam"]));
    await world.run("change", { id, user: member("Eva") });
    await vi.waitFor(() => expect(names.at(-1)).toEqual(["Ada"]));
    await world.run("change", { id, user: member("Ada Two") });
    await vi.waitFor(() => expect(names.at(-1)).toEqual(["Ada", "Ada Two"]));
    await world.run("change", { id, user: member("Ada Two", "org_1", { isActive: false }) });
    await vi.waitFor(() => expect(names.at(-1)).toEqual(["Ada"]));
  });

  test("takes any text", async () => {
    const world = worldOf("Ada");
    for (const text of ["\0ada", "\u{E000}ada\u0007", "ada\u{10FFFF}", "ada ".repeat(250_000)]) {
      expect(namesOf(await world.search("viewer", text))).toEqual(["Ada"]);
    }
    for (const text of ["a".repeat(1_000_000), "😀".repeat(500_000)]) {
      expect(await world.search("viewer", text)).toEqual([]);
    }
  });
});

describe("who may ask", () => {
  const refusal = (asked: Promise<unknown>) =>
    asked.then(
      () => expect.fail("not refused"),
      (error: unknown) => (error as ConvexError<{ code: string }>).data.code,
    );

  test("nobody without a token, nobody deactivated", async () => {
    const world = createWorld([viewer, member("gone", "org_1", { isActive: false })]);
    for (const [name, code] of [[null, "UNAUTHORIZED"] as const, ["gone", "FORBIDDEN"] as const]) {
      expect(await refusal(world.searchPage(name, ""))).toBe(code);
      expect(await refusal(world.count(name))).toBe(code);
    }
  });

  test("without an organization there is nobody, and none to count", async () => {
    const world = createWorld([viewer, member("alone", ""), member("alan", "org_2")]);
    expect(await world.searchPage("alone", "")).toMatchObject({ page: [], isDone: true });
    expect(await world.count("alone")).toBe(0);
    expect(await world.count("alan")).toBe(1);
  });

  test("an impossible page size is refused, a huge one cut", async () => {
    const world = createWorld([
      viewer,
      ...Array.from({ length: 520 }, (_, index) => member(`m ${index}`)),
    ]);
    for (const numItems of [0, -1, 0.5]) {
      expect(await refusal(world.searchPage("viewer", "", { numItems }))).toBe("BAD_REQUEST");
    }
    const { page } = await world.searchPage("viewer", "", { numItems: 1e9 });
    expect(page).toHaveLength(500);
  });
});

describe("rows of the directory only point", () => {
  test("forged ones show nobody whom the list would not show", async () => {
    const world = createWorld([
      viewer,
      member("Ada", "org_1"),
      member("secret", "org_2"),
      member("gone", "org_1", { isActive: false }),
    ]);
    await world.deployment.mutate(async ({ db }) => {
      const users = await db.query("users").collect();
      const counts = (await db.query("orgDirectoryCounts").collect())[0]!;
      const deleted = await db.insert("users", member("deleted"));
      await db.delete(deleted);
      for (const id of [...users.map(({ _id }) => _id), deleted, counts._id, "", "nonsense"]) {
        for (const name of ["mallory", "secret", "gone", "viewer", "\u{10FFFF}"]) {
          const row = { organization: "org_1", member: id, name, key: name };
          await db.insert("orgDirectory", row);
          await db.insert("orgDirectory", { ...row, section: "A", sortKey: name, shard: 0 });
        }
      }
    });
    expect(new Set(namesOf(await world.search("viewer", "")))).toEqual(new Set(["viewer", "Ada"]));
    for (const text of ["mallory", "secret", "gone"]) {
      expect(await world.search("viewer", text)).toEqual([]);
    }
    expect(namesOf((await world.searchPage("viewer", "viewer")).page)).toEqual(["viewer"]);
  });

  test("a name that has drifted is found under neither until it is mended", async () => {
    const world = createWorld([viewer, member("Ada")]);
    await world.deployment.mutate(async ({ db }) => {
      const ada = (await db.query("users").collect()).find((each) => each.displayName === "Ada");
      await db.patch("users", ada!._id, { displayName: "Eva" });
    });
    expect(await world.search("viewer", "ada")).toEqual([]);
    expect(await world.search("viewer", "eva")).toEqual([]);
    expect(namesOf(await world.search("viewer", ""))).toContain("Eva");
    await world.act("rebuildAll");
    expect(namesOf(await world.search("viewer", "eva"))).toEqual(["Eva"]);
  });
});
