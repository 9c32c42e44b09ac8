import fc from "../../fc.js";
import { makeFunctionReference } from "convex/server";
import { describe, expect, test, vi } from "vitest";
import type { Place } from "../../../src/core/browse/place.js";
import type { SectionCount } from "../../../src/core/browse/section.js";
import { compareSections } from "../../../src/core/words/sectionOrder.js";
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

/** What each place gives, both ways, is what the members' own rows say. */
async function expectListed(world: World) {
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
}

const changes = fc.array(
  fc.record({
    kind: fc.constantFrom("join" as const, "change" as const, "leave" as const),
    pick: fc.nat(),
    displayName: name,
    orgId: fc.constantFrom("org_1", "org_1", "org_2"),
    isActive: fc.constantFrom(true, true, true, false),
  }),
  { maxLength: 20 },
);

test("from every place, in both directions: each member once, in order, with their sections, after any changes", async () => {
  const held = fc.assert(
    fc.asyncProperty(people, changes, async (all, sequence) => {
      const world = createWorld([
        member("viewer"),
        ...all.map(([displayName, orgId]) => member(displayName, orgId)),
      ]);
      await expectListed(world);
      for (const { kind, pick, displayName, orgId, isActive } of sequence) {
        const user = member(displayName, orgId, { isActive });
        // The viewer stays, who looks.
        const others = (await world.users()).slice(1);
        const id = others[pick % others.length]?._id;
        if (kind === "join") await world.run("join", { user });
        else if (id) await world.run(kind, kind === "change" ? { id, user } : { id });
      }
      // A new client: one that has asked before may answer from memory.
      world.forget("viewer");
      await expectListed(world);
      await world.deployment.close();
    }),
    { numRuns: 12 },
  );
  await expect(held).resolves.toBeUndefined();
}, 120_000);

test("beyond the end the last member is found, and none where there is none", async () => {
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

test("forged rows of the directory can hide a member, and show none", async () => {
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

test("a member who cannot be seen is no place to begin, though the directory has their row", async () => {
  const world = createWorld([
    member("viewer"),
    member("Stranger", "org_2"),
    member("Gone"),
    member("Left"),
  ]);
  const users = await world.users();
  const idOf = (name: string) => users.find(({ displayName }) => displayName === name)!._id;
  await world.deployment.mutate(async ({ db }) => {
    const row = { organization: "org_1", name: "stranger", key: "stranger" };
    const head = { section: "S", sortKey: "stranger", shard: 11 };
    await db.insert("orgDirectory", { ...row, ...head, member: idOf("Stranger") });
    // Nothing tells the directory of these two.
    await db.patch("users", idOf("Gone"), { isActive: false });
    await db.delete("users", idOf("Left"));
  });
  for (const id of ["Stranger", "Gone", "Left"].map(idOf)) {
    const asc = { from: { member: id }, order: "asc", skip: 0 };
    for (const refused of [
      browsePage(world, "viewer", { member: id }, "asc", {}),
      browsePage(world, "viewer", { member: id }, "desc", {}),
      ask(world, "viewer", "locateActiveUserInOrg", asc),
      ask(world, "viewer", "locateActiveUserInOrg", { ...asc, order: "desc", skip: 3 }),
    ]) {
      await expect(refused).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });
    }
  }
});

test("a member whom the directory has twice is sent once in a page", async () => {
  const world = createWorld([member("viewer"), member("Ada")]);
  await world.deployment.mutate(async ({ db }) => {
    for (const { _id, _creationTime, ...row } of await db.query("orgDirectory").collect()) {
      await db.insert("orgDirectory", row);
    }
  });
  const top = { edge: "before", section: "" } as const;
  const { page, sections } = await browsePage(world, "viewer", top, "asc", { numItems: 10 });
  expect(page.map(({ displayName }) => displayName)).toEqual(["Ada", "viewer"]);
  expect(sections).toEqual([
    { section: "A", count: 1 },
    { section: "V", count: 1 },
  ]);
});

test("the number of members before is known from those skipped, and estimated from a name", async () => {
  const number = (index: number) => String(index).padStart(3, "0");
  const letters = "abcdefghijklmnopqrstuvwxyz";
  // 350 names that are evenly spread over the alphabet, in each of two scripts.
  const names = Array.from({ length: 350 }, (_, index) => {
    const place = (index / 350) * 26;
    const second = letters[Math.floor((place % 1) * 26)];
    return `M${letters[Math.floor(place)]}${second} ${number(index)}`;
  });
  const cyrillic = Array.from({ length: 350 }, (_, index) => {
    const letter = String.fromCodePoint(0x430 + Math.floor((index / 350) * 32));
    return `Т${letter} ${number(index)}`;
  });
  const world = createWorld([...names, ...cyrillic, "viewer"].map((each) => member(each)));
  const locate = (args: object) => ask<Found>(world, "viewer", "locateActiveUserInOrg", args);
  const users = await world.users();
  for (const [section, first] of [
    ["M", 0],
    ["Т", 350],
  ] as const) {
    for (const rank of [0, 99, 175, 249, 349]) {
      const from = { edge: "before", section };
      expect(await locate({ from, order: "asc", skip: rank })).toMatchObject({ before: rank });
      const back = { from: { ...from, edge: "after" }, order: "desc", skip: 349 - rank };
      expect(await locate(back)).toMatchObject({ before: rank });
      const id = users[first + rank]!._id;
      const { before } = await locate({ from: { member: id }, order: "asc", skip: 0 });
      if (rank < 100) expect(before).toBe(rank);
      else expect(Math.abs(before - rank)).toBeLessThan(40);
    }
  }
});

describe("a page that stays open while its members change", () => {
  const top = { edge: "before", section: "" } as const;
  const dozen = Array.from({ length: 12 }, (_, index) => member(`Ada ${index + 10}`));

  test("is right or refused when the member it begins at is renamed", async () => {
    const world = createWorld([member("viewer"), ...dozen]);
    const all = await world.users();
    const [id, other] = ["Ada 12", "Ada 15"].map(
      (each) => all.find(({ displayName }) => displayName === each)!._id as string,
    );
    const from = { member: id!, section: "A" };
    const first = await browsePage(world, "viewer", from, "asc", { numItems: 4 });
    const pinned = { endCursor: first.continueCursor, numItems: 4 };
    const next = { cursor: first.continueCursor, numItems: 4 };
    const namesOf = ({ page }: Page) => page.map(({ displayName }) => displayName);

    // Others change: the page keeps its beginning and its end.
    await world.run("change", { id: other, user: member("Ada 14b") });
    expect(namesOf(await browsePage(world, "viewer", from, "asc", pinned))).toEqual([
      "Ada 12",
      "Ada 13",
      "Ada 14",
      "Ada 14b",
    ]);
    // The one it begins at is renamed within the section: another range.
    await world.run("change", { id, user: member("Ada 20b") });
    for (const opts of [pinned, next]) {
      await expect(browsePage(world, "viewer", from, "asc", opts)).rejects.toThrow(/InvalidCursor/);
    }
    expect(namesOf(await browsePage(world, "viewer", from, "asc", {}))).toEqual([
      "Ada 20b",
      "Ada 21",
    ]);
    // Renamed back, it is the same range again.
    await world.run("change", { id, user: member("Ada 12") });
    expect(namesOf(await browsePage(world, "viewer", from, "asc", next))[0]).toBe("Ada 16");
  });

  test("and is live never shows rows of another place", async () => {
    const world = createWorld([member("viewer"), ...dozen]);
    const id = (await world.users()).find(({ displayName }) => displayName === "Ada 12")!._id;
    const seen: (string[] | string)[] = [];
    const watch = world.clientOf("viewer").watchQuery(reference("browseActiveUsersInOrg"), {
      from: { member: id, section: "A" },
      order: "asc",
      paginationOpts: { numItems: 3, cursor: null },
    });
    watch.onUpdate(() => {
      try {
        const { page } = watch.localQueryResult() as Page;
        seen.push(page.map(({ displayName = "" }) => displayName));
      } catch (error) {
        seen.push((error as { data?: { code?: string } }).data?.code ?? String(error));
      }
    });
    await vi.waitFor(() => expect(seen).toEqual([["Ada 12", "Ada 13", "Ada 14"]]));
    await world.run("change", { id, user: member("Ada 18b") });
    await vi.waitFor(() => expect(seen.length).toBe(2));
    const isRight = Array.isArray(seen[1]) && seen[1][0] === "Ada 18b";
    expect(isRight || String(seen[1]).includes("InvalidCursor")).toBe(true);
    await world.run("change", { id, user: member("Zoe") });
    await vi.waitFor(() => expect(seen.at(-1)).toBe("NOT_FOUND"));
  });

  test("grows up to its end, and is split where it has grown too much", async () => {
    const world = createWorld([member("viewer"), ...dozen]);
    const first = await browsePage(world, "viewer", top, "asc", { numItems: 4 });
    for (let index = 0; index < 20; index++) {
      await world.run("join", { user: member(`Ada 10 ${index}`) });
    }
    const whole = await browsePage(world, "viewer", top, "asc", {
      numItems: 4,
      endCursor: first.continueCursor,
    });
    expect(whole.page.length).toBe(24);
    expect(whole.sections).toEqual([{ section: "A", count: 24 }]);
    const { splitCursor } = whole as unknown as { splitCursor: string };
    const halves = await Promise.all([
      browsePage(world, "viewer", top, "asc", { endCursor: splitCursor }),
      browsePage(world, "viewer", top, "asc", {
        cursor: splitCursor,
        endCursor: first.continueCursor,
      }),
    ]);
    expect(halves.flatMap(({ page }) => page)).toEqual(whole.page);
  });

  test("is not sent with more than twice the members of a page", async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => member(`Ada ${index}`));
    const world = createWorld([member("viewer"), ...many]);
    const huge = await browsePage(world, "viewer", top, "asc", { numItems: 1e9 });
    expect(huge.page.length).toBe(500);
    let cursor: string | null = null;
    for (let isDone = false; !isDone;) {
      const answer: Page = await browsePage(world, "viewer", top, "asc", { numItems: 500, cursor });
      ({ continueCursor: cursor, isDone } = answer);
    }
    const end = await browsePage(world, "viewer", top, "asc", { numItems: 1, endCursor: cursor });
    expect(end).toMatchObject({ page: [], sections: [], pageStatus: "SplitRequired" });
  });
});

test.each(["\0", "\ufffd", "\u{10FFFF}x", "🙂", "a".repeat(1_000_000), "__proto__"])(
  "the text %j in place of a section only bounds what is read of one's own organization",
  async (section) => {
    const world = createWorld([member("viewer"), member("Ada"), member("Stranger", "org_2")]);
    for (const edge of ["before", "after"] as const) {
      const ways = ["asc", "desc"] as const;
      const [on, back] = await Promise.all(
        ways.map((order) => browse(world, "viewer", { edge, section }, order)),
      );
      const listed = (await truth(world, "org_1")).map(({ id }) => id);
      expect([...back!.toReversed(), ...on!].map(({ id }) => id)).toEqual(listed);
    }
  },
);

test.each([
  {},
  { edge: "before" },
  { edge: "middle", section: "A" },
  { edge: "before", section: "A", member: "x" },
  { member: 5 },
  { member: "x", organization: "org_2" },
  { member: "x", section: null },
  null,
])("%j is no place", async (from) => {
  const world = createWorld([member("viewer")]);
  for (const asked of [
    browsePage(world, "viewer", from as never, "asc", {}),
    ask(world, "viewer", "locateActiveUserInOrg", { from, order: "asc", skip: 0 }),
  ]) {
    await expect(asked).rejects.toThrow(/ArgumentValidationError/);
  }
});

test("a deactivated or moved viewer learns nothing more, not even by an earlier cursor", async () => {
  const world = createWorld([
    member("viewer"),
    member("Ada"),
    member("Bo"),
    member("Sue", "org_2"),
  ]);
  const top = { edge: "before", section: "" } as const;
  const { continueCursor: cursor } = await browsePage(world, "viewer", top, "asc", { numItems: 1 });
  const users = await world.users();
  const { _id, _creationTime, ...viewer } = users.find((each) => each.displayName === "viewer")!;
  const ada = users.find(({ displayName }) => displayName === "Ada")!._id as string;
  await world.run("change", { id: _id, user: { ...viewer, orgId: "org_2" } });
  await expect(browsePage(world, "viewer", top, "asc", { cursor })).rejects.toThrow(
    /InvalidCursor/,
  );
  await expect(browsePage(world, "viewer", { member: ada }, "asc", {})).rejects.toMatchObject({
    data: { code: "NOT_FOUND" },
  });
  await world.run("change", { id: _id, user: { ...viewer, isActive: false } });
  for (const asked of [
    browsePage(world, "viewer", top, "asc", { cursor }),
    browsePage(world, "viewer", { member: ada }, "asc", {}),
  ]) {
    await expect(asked).rejects.toMatchObject({ data: { code: "FORBIDDEN" } });
  }
});

test.each([0, -1, 0.5, NaN, Infinity])("a page of %d members is refused", async (numItems) => {
  const world = createWorld([member("viewer")]);
  const top = { edge: "before", section: "" } as const;
  await expect(browsePage(world, "viewer", top, "asc", { numItems })).rejects.toMatchObject({
    data: { code: "BAD_REQUEST" },
  });
});
