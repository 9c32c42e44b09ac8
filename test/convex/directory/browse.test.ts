import fc from "fast-check";
import { makeFunctionReference } from "convex/server";
import { describe, expect, test } from "vitest";
import type { Place, SectionCount } from "../../../src/core/browse/place.js";
import { compareSections } from "../../../src/core/browse/sectionOrder.js";
import { nameKey } from "../../../src/core/words/nameKey.js";
import { nameSection } from "../../../src/core/words/nameSection.js";
import { createWorld, member, type World } from "./world.js";

type Order = "asc" | "desc";
interface Page {
  page: { _id: string; displayName?: string }[];
  sections: SectionCount[];
  isDone: boolean;
  continueCursor: string;
}
interface Found {
  member: string;
  section: string;
  skipped: number;
  before: number;
}

const reference = (name: string) => makeFunctionReference<"query">(`directory:${name}`);
let asked = 0;
const ask = <T>(world: World, viewer: string | null, name: string, args: object): Promise<T> =>
  world.clientOf(viewer).query(reference(name), args as never) as Promise<T>;
const browsePage = (
  world: World,
  viewer: string | null,
  from: Place,
  order: Order,
  paginationOpts: object,
) =>
  ask<Page>(world, viewer, "browseActiveUsersInOrg", {
    from,
    order,
    // The number keeps the client from answering a repeated question from memory.
    paginationOpts: { numItems: 3, cursor: null, id: (asked += 1), ...paginationOpts },
  });

/** Everybody from a place on, read in pages of three, each with their section. */
async function browse(world: World, viewer: string, from: Place, order: Order) {
  const all: { id: string; section: string }[] = [];
  for (let cursor: string | null = null; ;) {
    const answer: Page = await browsePage(world, viewer, from, order, { cursor });
    const sections = answer.sections.flatMap(({ section, count }) =>
      Array.from({ length: count }, () => section),
    );
    expect(sections.length).toBe(answer.page.length);
    answer.page.forEach(({ _id }, i) => all.push({ id: _id, section: sections[i]! }));
    if (answer.isDone) return all;
    cursor = answer.continueCursor;
  }
}

/** The members of an organization as they are to be listed. */
async function truth(world: World, organization: string) {
  const users = await world.users();
  return users
    .filter(({ orgId, isActive }) => orgId === organization && isActive)
    .map(({ _id, displayName = "" }) => {
      const key = nameKey(displayName);
      return { id: _id as string, section: nameSection(key), key };
    })
    .toSorted(
      (a, b) =>
        compareSections(a.section, b.section) ||
        Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)) ||
        (a.id < b.id ? -1 : 1),
    );
}

const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("Ada", "Ada Ng", "Ann", "Bo", "Bo Li", "Zoë", "Ø") },
  { weight: 2, arbitrary: fc.constantFrom("李小龙", "王", "Жанна", "Αλέξης", "𞤀𞤣", "ﷺ", "김") },
  { weight: 2, arbitrary: fc.constantFrom("", "1st", "🙂", "…") },
);
const people = fc.array(fc.tuple(name, fc.constantFrom("org_1", "org_1", "org_1", "org_2")), {
  maxLength: 25,
});
const bounds = ["", "A", "B", "N", "Ж", "漢", "#", "zz"];

test("from every place, both ways: who is there, once, in order, with their sections", async () => {
  await fc.assert(
    fc.asyncProperty(people, async (all) => {
      const world = createWorld([
        member("viewer"),
        ...all.map(([displayName, orgId]) => member(displayName, orgId)),
      ]);
      const listed = await truth(world, "org_1");
      const plain = (rows: typeof listed) => rows.map(({ id, section }) => ({ id, section }));

      const counts = await ask<SectionCount[]>(world, "viewer", "countActiveUsersBySection", {});
      const sections = new Map<string, number>();
      for (const { section } of listed) sections.set(section, (sections.get(section) ?? 0) + 1);
      expect(counts).toEqual([...sections].map(([section, count]) => ({ section, count })));
      for (const section of bounds) {
        for (const edge of ["before", "after"] as const) {
          const at = listed.findIndex((row) => {
            const order = compareSections(row.section, section);
            return edge === "before" ? order >= 0 : order > 0;
          });
          const cut = at < 0 ? listed.length : at;
          const from = { edge, section } as const;
          expect(await browse(world, "viewer", from, "asc")).toEqual(plain(listed.slice(cut)));
          expect(await browse(world, "viewer", from, "desc")).toEqual(
            plain(listed.slice(0, cut).toReversed()),
          );
        }
      }
      for (const { id, section } of listed.slice(0, 6)) {
        const own = listed.filter((row) => row.section === section);
        const rank = own.findIndex((row) => row.id === id);
        const from = { member: id, section };
        expect(await browse(world, "viewer", from, "asc")).toEqual(plain(own.slice(rank)));
        expect(await browse(world, "viewer", { member: id }, "desc")).toEqual(
          plain(own.slice(0, rank).toReversed()),
        );
        const located = { from: { member: id }, order: "asc", skip: 0 };
        expect(await ask<Found>(world, "viewer", "locateActiveUserInOrg", located)).toEqual({
          member: id,
          section,
          skipped: 0,
          before: rank,
        });
        const skip = { from: { edge: "before", section }, order: "asc", skip: rank };
        expect((await ask<Found>(world, "viewer", "locateActiveUserInOrg", skip)).member).toBe(id);
        const back = {
          from: { edge: "after", section },
          order: "desc",
          skip: own.length - 1 - rank,
        };
        expect((await ask<Found>(world, "viewer", "locateActiveUserInOrg", back)).member).toBe(id);
      }
      await world.deployment.close();
    }),
    { numRuns: 12 },
  );
}, 60_000);

test("beyond the end it is the last one who is found, and nobody where nobody is", async () => {
  const world = createWorld([member("viewer"), member("Ada"), member("Bo")]);
  const locate = (from: Place, order: Order, skip: number) =>
    ask<Found | null>(world, "viewer", "locateActiveUserInOrg", { from, order, skip });
  const users = await world.users();
  const idOf = (name: string) => users.find(({ displayName }) => displayName === name)!._id;
  expect(await locate({ edge: "before", section: "A" }, "asc", 99)).toEqual({
    member: idOf("viewer"),
    section: "V",
    skipped: 2,
    before: 0,
  });
  expect(await locate({ edge: "after", section: "V" }, "asc", 0)).toBe(null);
});

describe("who may not see", () => {
  const calls = [
    ["countActiveUsersBySection", {}],
    [
      "browseActiveUsersInOrg",
      {
        from: { edge: "before", section: "" },
        order: "asc",
        paginationOpts: { numItems: 10, cursor: null },
      },
    ],
    ["locateActiveUserInOrg", { from: { edge: "before", section: "" }, order: "asc", skip: 0 }],
  ] as const;

  test.each(calls)(
    "%s refuses the signed-out and the deactivated, and tells a guest of nobody",
    async (name, args) => {
      const world = createWorld([
        member("Ada"),
        member("gone", "org_1", { isActive: false }),
        member("guest", ""),
      ]);
      await expect(ask(world, null, name, args)).rejects.toMatchObject({
        data: { code: "UNAUTHORIZED" },
      });
      await expect(ask(world, "gone", name, args)).rejects.toMatchObject({
        data: { code: "FORBIDDEN" },
      });
      const answer = await ask<unknown>(world, "guest", name, args);
      expect(JSON.stringify(answer)).not.toContain("Ada");
      expect(name.startsWith("browse") ? (answer as Page).page : (answer ?? [])).toEqual([]);
    },
  );

  test.each(calls)("%s takes no other argument, such as an organization", async (name, args) => {
    const world = createWorld([member("viewer")]);
    await expect(ask(world, "viewer", name, { ...args, organization: "org_2" })).rejects.toThrow(
      /ArgumentValidationError/,
    );
  });
});

test("a member of another organization is answered as an id that never was", async () => {
  const world = createWorld([
    member("viewer"),
    member("Stranger", "org_2"),
    member("Gone", "org_1", { isActive: false }),
  ]);
  const users = await world.users();
  const answers = await Promise.all(
    ["Stranger", "Gone"]
      .map((name) => users.find(({ displayName }) => displayName === name)!._id as string)
      .concat("never", "", "\0", "x".repeat(10_000))
      .flatMap((id) => [
        browsePage(world, "viewer", { member: id }, "asc", {}),
        browsePage(world, "viewer", { member: id, section: "S" }, "desc", {}),
        ask(world, "viewer", "locateActiveUserInOrg", {
          from: { member: id },
          order: "asc",
          skip: 0,
        }),
      ])
      .map((call) =>
        call.then(
          () => "found",
          (error: { data: unknown }) => error.data,
        ),
      ),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify({ code: "NOT_FOUND", message: "No such member", statusCode: 404 })]),
  );
});

test("a place is lost when its member moves to another section", async () => {
  const world = createWorld([member("viewer"), member("Ada")]);
  const ada = (await world.users()).find(({ displayName }) => displayName === "Ada")!;
  const from = { member: ada._id as string, section: "A" };
  expect((await browsePage(world, "viewer", from, "asc", {})).page.length).toBe(1);
  await world.run("change", { id: ada._id, user: member("Zoe") });
  await expect(browsePage(world, "viewer", from, "asc", {})).rejects.toMatchObject({
    data: { code: "NOT_FOUND" },
  });
});

test("a cursor of another range is refused", async () => {
  const world = createWorld([
    ...["viewer", "Ada", "Ann", "Amy", "Abe", "Bo"].map((each) => member(each)),
    ...["Stranger", "Sam", "Sue", "Sid"].map((each) => member(each, "org_2")),
  ]);
  const top = { edge: "before", section: "" } as const;
  const own = await browsePage(world, "viewer", top, "asc", { numItems: 2 });
  const foreign = await browsePage(world, "Stranger", top, "asc", { numItems: 2 });
  for (const [from, order, cursor] of [
    [{ edge: "before", section: "B" }, "asc", own.continueCursor],
    [top, "desc", own.continueCursor],
    [top, "asc", foreign.continueCursor],
  ] as const) {
    await expect(browsePage(world, "viewer", from, order, { cursor })).rejects.toThrow(
      /InvalidCursor/,
    );
  }
});

test("rows of the directory that say what they like can hide somebody, and show nobody", async () => {
  const world = createWorld([
    member("viewer"),
    member("Ada"),
    member("Stranger", "org_2"),
    member("Gone", "org_1", { isActive: false }),
  ]);
  const users = await world.users();
  await world.deployment.mutate(async ({ db }) => {
    for (const { _id, displayName = "" } of users) {
      if (displayName !== "Stranger" && displayName !== "Gone") continue;
      const key = nameKey(displayName);
      const head = { section: "A", sortKey: `a${key}`, shard: 0 };
      await db.insert("orgDirectory", {
        organization: "org_1",
        member: _id,
        name: key,
        key,
        ...head,
      });
    }
  });
  const seen = await browse(world, "viewer", { edge: "before", section: "" }, "asc");
  const names = seen.map(({ id }) => users.find(({ _id }) => _id === id)!.displayName);
  expect(new Set(names)).toEqual(new Set(["Ada", "viewer"]));
  expect(names.length).toBe(2);
  for (let skip = 0; skip < 6; skip++) {
    const args = { from: { edge: "before", section: "" }, order: "asc", skip };
    const found = await ask<Found>(world, "viewer", "locateActiveUserInOrg", args);
    expect(names).toContain(users.find(({ _id }) => _id === found.member)!.displayName);
  }
});

test.each([-1, 0.5, NaN, Infinity])("skip %d is refused", async (skip) => {
  const world = createWorld([member("viewer")]);
  const args = { from: { edge: "before", section: "" }, order: "asc", skip };
  await expect(ask(world, "viewer", "locateActiveUserInOrg", args)).rejects.toMatchObject({
    data: { code: "BAD_REQUEST" },
  });
});
