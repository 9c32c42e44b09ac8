import fc from "../../fc.js";
import { describe, expect, test } from "vitest";
import { nameKey } from "../../../src/core/words/nameKey.js";
import { wordStarts } from "../../../src/core/words/nameMatch.js";
import { nameSection } from "../../../src/core/words/nameSection.js";
import { everyName } from "../../names/names.js";
import { trials } from "../trials.js";
import { createWorld, member, plainFilter, sorted, type User, type World } from "./world.js";

const organization = fc.constantFrom("org_1", "org_1", "org_2", undefined);
const person = fc
  .record({
    displayName: fc.option(fc.constantFrom(...everyName, "", "…", "Ada Ada", "42", "😀 Ada"), {
      nil: undefined,
      freq: 12,
    }),
    orgId: organization,
    isActive: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  })
  .map(({ displayName, orgId, isActive }) =>
    member(displayName ?? "nobody", orgId, { displayName, orgId, isActive }),
  );

/** Written as an app writes: by hand or by triggers. */
const write = fc.record({
  kind: fc.constantFrom("join" as const, "change" as const, "change" as const, "leave" as const),
  how: fc.constantFrom("", "WithTrigger"),
  pick: fc.nat(),
  user: person,
});
type Write = typeof write extends fc.Arbitrary<infer W> ? W : never;

/** Written past the app's functions, as in the dashboard: nothing tells the directory. */
const mischief = fc.record({
  kind: fc.constantFrom(
    "forge" as const,
    "copy" as const,
    "delete" as const,
    "rename" as const,
    "change user" as const,
    "delete user" as const,
    "miscount" as const,
    "copy counts" as const,
    "delete counts" as const,
    "leave a recount" as const,
  ),
  pick: fc.nat(),
  user: person,
});
type Mischief = typeof mischief extends fc.Arbitrary<infer M> ? M : never;

async function apply(world: World, { kind, how, pick, user }: Write) {
  if (kind === "join") return world.run(`join${how}`, { user });
  const users = await world.users();
  const id = users[pick % users.length]?._id;
  if (id) await world.run(`${kind}${how}`, kind === "change" ? { id, user } : { id });
}

async function harm(world: World, { kind, pick, user }: Mischief) {
  await world.deployment.mutate(async ({ db }) => {
    const one = <T>(rows: T[]) => rows[pick % rows.length];
    const row = one(await db.query("orgDirectory").collect());
    const counts = one(await db.query("orgDirectoryCounts").collect());
    const someone = one(await db.query("users").collect());
    const { displayName = "" } = user;
    const sections = [{ section: displayName, count: pick % 9 }];
    switch (kind) {
      case "forge": {
        const forged = { organization: "org_1", member: displayName, name: "x", key: "x" };
        const head = { section: "X", sortKey: "x", shard: pick % 26 };
        await db.insert("orgDirectory", pick % 2 ? forged : { ...forged, ...head });
        return;
      }
      case "copy": {
        const { _id, _creationTime, ...fields } = row ?? { _id: "", _creationTime: 0 };
        if (row) await db.insert("orgDirectory", fields as never);
        return;
      }
      case "delete":
        if (row) await db.delete(row._id);
        return;
      case "rename":
        if (row) await db.patch(row._id, { name: displayName, organization: "org_2" });
        return;
      case "change user":
        if (someone) await db.replace(someone._id, user);
        return;
      case "delete user":
        if (someone) await db.delete(someone._id);
        return;
      case "miscount":
        if (counts) await db.patch(counts._id, { sections });
        return;
      case "copy counts":
        await db.insert("orgDirectoryCounts", {
          organization: "org_1",
          shard: pick % 26,
          sections,
        });
        return;
      case "delete counts":
        if (counts) await db.delete(counts._id);
        return;
      case "leave a recount":
        if (counts) await db.patch(counts._id, { recount: { through: 1e13, sections } });
    }
  });
}

/** What the tables must hold, worked out from the members alone. */
function truth(users: readonly (User & { _id: string })[]) {
  const rows: object[] = [];
  const counts = new Map<string, Map<string, number>>();
  for (const { _id, displayName = "", orgId, isActive } of users) {
    if (!isActive || !orgId) continue;
    const name = nameKey(displayName);
    const section = nameSection(name) === "#" ? "\u{10FFFF}" : nameSection(name);
    const shard = (name.codePointAt(0) ?? 0) % 26;
    const common = { organization: orgId, member: _id, name };
    rows.push({ ...common, key: name, section, sortKey: `${name}\0${common.member}`, shard });
    for (const start of wordStarts(name).slice(1)) rows.push({ ...common, key: name.slice(start) });

    const where = JSON.stringify([orgId, shard]);
    const sections = counts.get(where) ?? new Map<string, number>();
    counts.set(where, sections.set(section, (sections.get(section) ?? 0) + 1));
  }
  return {
    rows,
    counts: [...counts].map(([where, sections]) => {
      const [orgId, shard] = JSON.parse(where) as [string, number];
      return {
        organization: orgId,
        shard,
        sections: [...sections].map(([section, count]) => ({ section, count })),
      };
    }),
  };
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

async function expectExact(world: World) {
  const { rows, counts } = await world.tables();
  const users = await world.users();
  const expected = truth(users);
  const inOrder = (each: object[]) => each.map((row) => ({ ...row })).toSorted(byKey);
  expect(inOrder(rows)).toEqual(inOrder(expected.rows));
  const bySection = (a: { section: string }, b: { section: string }) =>
    a.section < b.section ? -1 : 1;
  const inSections = (each: (typeof expected)["counts"]) =>
    each
      .map((row) => ({ ...row, sections: row.sections.toSorted(bySection) }))
      .toSorted((a, b) => byText([a.organization, a.shard], [b.organization, b.shard]));
  expect(inSections(counts)).toEqual(inSections(expected.counts));
}

const byKey = (a: object, b: object) => {
  const text = ({ member: id, key, ...row }: Partial<Record<string, unknown>>) =>
    JSON.stringify([id, key, row.organization]);
  return text({ ...a }) < text({ ...b }) ? -1 : 1;
};

const viewer = member("viewer");
const people = fc.array(person, { maxLength: 8 }).map((others) => [viewer, ...others]);

describe("the directory", () => {
  test("is exactly what the members' rows say, after any changes, and search finds the same", async () => {
    const property = fc.asyncProperty(
      people,
      fc.array(write, { maxLength: 12 }),
      fc.constantFrom("", "a", "an", "ada lo", "李", "ń"),
      async (members, writes, text) => {
        const world = createWorld(members);
        for (const each of writes) await apply(world, each);
        await expectExact(world);
        const users = await world.users();
        const self = users.find(({ workosUserId }) => workosUserId === "user_viewer");
        const orgId = self?.isActive ? self.orgId : undefined;
        if (orgId) {
          const expected = plainFilter(users, orgId, text).map(({ displayName }) => displayName);
          const found = (await world.search("viewer", text)).map(({ displayName }) => displayName);
          expect(sorted(found)).toEqual(sorted(expected));
          expect(await world.count("viewer")).toBe(plainFilter(users, orgId, "").length);
        }
        await world.deployment.close();
      },
    );
    await fc.assert(property, { numRuns: trials(1 / 20) });
  }, 0);

  test("is filled and mended by a rebuild, whatever had drifted and whatever is written meanwhile", async () => {
    const property = fc.asyncProperty(
      people,
      fc.array(mischief, { maxLength: 8 }),
      fc.array(fc.option(write, { nil: undefined }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 3 }),
      async (members, harms, writes, numItems) => {
        const world = createWorld(members);
        for (const each of harms) await harm(world, each);
        const meanwhile = [...writes];
        let cursor: string | null = null;
        do {
          const next: { cursor: string | null } = await world.act("rebuildStep", {
            cursor,
            numItems,
          });
          ({ cursor } = next);
          const one = meanwhile.shift();
          if (one) await apply(world, one);
        } while (cursor !== null);
        await expectExact(world);
        expect(await world.act("checkAll", { numItems })).toEqual({ cursor: null, drift: [] });
        expect(await world.act("rebuildAll", { numItems })).toEqual({ cursor: null, mended: 0 });
        await world.deployment.close();
      },
    );
    await fc.assert(property, { numRuns: trials(1 / 20) });
  }, 0);

  test("counts a section correctly while its members come and go", async () => {
    const renamed = fc.record({ pick: fc.nat(), name: fc.constantFrom("Ada", "Ada", "Bea", "") });
    const property = fc.asyncProperty(
      fc.array(renamed, { minLength: 20, maxLength: 20 }),
      fc.integer({ min: 1, max: 4 }),
      async (changes, numItems) => {
        const adas = Array.from({ length: 12 }, (_, index) => member(`Ada ${index}`));
        const world = createWorld(adas);
        await harm(world, { kind: "miscount", pick: 7, user: adas[0]! });
        const meanwhile = [...changes];
        let cursor: string | null = null;
        do {
          const next: { cursor: string | null } = await world.act("rebuildStep", {
            cursor,
            numItems,
          });
          ({ cursor } = next);
          const change = cursor?.includes('"counts"') ? meanwhile.shift() : undefined;
          if (change) {
            const { pick, name } = change;
            const user = name ? member(name) : member("gone", "org_1", { isActive: false });
            await apply(world, { kind: "change", how: "", pick, user });
          }
        } while (cursor !== null);
        await expectExact(world);
        expect(meanwhile.length).toBeLessThan(changes.length);
        await world.deployment.close();
      },
    );
    await fc.assert(property, { numRuns: trials(1 / 40) });
  }, 0);

  test("is found to have drifted exactly when a rebuild mends something", async () => {
    const property = fc.asyncProperty(
      people,
      fc.array(mischief, { maxLength: 2 }),
      fc.integer({ min: 1, max: 100 }),
      async (members, harms, numItems) => {
        const world = createWorld(members);
        for (const each of harms) await harm(world, each);
        const { drift } = await world.act("checkAll", { numItems });
        const { mended } = await world.act("rebuildAll", { numItems });
        expect(drift.length > 0).toBe(mended > 0);
        await world.deployment.close();
      },
    );
    await fc.assert(property, { numRuns: trials(1 / 20) });
  }, 0);
});

test("a rebuild counts those who are left, where too few were counted and somebody leaves meanwhile", async () => {
  const world = createWorld(["Ada 1", "Ada 2"].map((each) => member(each)));
  // One is counted of two.
  await world.deployment.mutate(async ({ db }) => {
    const [counts] = await db.query("orgDirectoryCounts").collect();
    await db.patch(counts!._id, { sections: [{ section: "A", count: 1 }] });
  });
  let cursor: string | null = null;
  const step = async () => {
    ({ cursor } = (await world.act("rebuildStep", { cursor, numItems: 100 })) as {
      cursor: typeof cursor;
    });
  };
  // What is left is the counts.
  while (!(cursor as string | null)?.includes('"counts"')) await step();
  const [first] = await world.users();
  await world.run("leave", { id: first!._id });
  while (cursor !== null) await step();
  await expectExact(world);
  await world.run("leave", { id: (await world.users())[0]!._id });
  expect(await world.tables()).toEqual({ rows: [], counts: [] });
});

describe("the walk over the directory", () => {
  const world = () =>
    createWorld([viewer, ...["Ada 1", "Ada 2", "Ada 3"].map((each) => member(each))]);

  test.each([0, -1, 0.5, NaN, Infinity])("refuses steps of %d members", async (numItems) => {
    for (const name of ["rebuildAll", "checkAll"]) {
      await expect(world().act(name, { numItems })).rejects.toThrow(
        `numItems must be a whole number of at least 1, not ${numItems}`,
      );
    }
  });

  test.each(["", "…", "null", "7", "{}", '{"phase":"toString"}'])(
    "refuses %j for a cursor",
    async (cursor) => {
      for (const name of ["rebuildStep", "checkStep"]) {
        await expect(world().act(name, { cursor, numItems: 1 })).rejects.toThrow(
          `${JSON.stringify(cursor)} is no cursor`,
        );
      }
    },
  );

  test.each([
    ["checkStep", "rebuildStep"],
    ["rebuildStep", "checkStep"],
  ])("goes on with a cursor of %s in %s", async (first, second) => {
    const walked = world();
    let cursor: string | null = null;
    const step = async (name: string) => {
      ({ cursor } = (await walked.act(name, { cursor, numItems: 1 })) as { cursor: typeof cursor });
    };
    do await step(first);
    while (!(cursor as string | null)?.includes('"counting"'));
    while (cursor !== null) await step(second);
    // Of a rebuild that was left, the next one makes an end.
    expect(await walked.act("rebuildAll")).toEqual({ cursor: null, mended: 0 });
    await expectExact(walked);
  });
});
