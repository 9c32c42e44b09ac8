import { convexTest } from "convex-test";
import { makeFunctionReference } from "convex/server";
import { afterEach, beforeEach, describe, expect, test, vi, type MockInstance } from "vitest";
import { api, internal } from "../../../convex/_generated/api.js";
import schema from "../../../convex/schema.js";
import { applyWorkosEvent } from "../../../src/workos/index.js";
import { modules } from "../modules.js";
import {
  at,
  createSync,
  membershipEvent,
  ms,
  organizationDeleted,
  userEvent,
  usersAfter,
} from "./sent.js";

let error: MockInstance;
let warn: MockInstance;
beforeEach(() => {
  error = vi.spyOn(console, "error").mockImplementation(() => {});
  warn = vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe("WorkOS' events", () => {
  test("a user and a membership make an active member", async () => {
    expect(await usersAfter(userEvent("created", 1), membershipEvent("created", 2))).toEqual([
      {
        workosUserId: "user_ada",
        email: "ada@example.com",
        displayName: "Ada Lovelace",
        avatarUrl: "https://example.com/ada.png",
        orgId: "org_1",
        orgRole: "member",
        isActive: true,
        createdAt: ms(1),
        updatedAt: ms(1),
      },
    ]);
  });

  test("null names and pictures are absent, also when they replace earlier ones", async () => {
    const nothing = { first_name: null, last_name: null, profile_picture_url: null };
    const [user] = await usersAfter(userEvent("created", 1), userEvent("updated", 2, nothing));
    expect(user).not.toHaveProperty("displayName");
    expect(user).not.toHaveProperty("avatarUrl");
    expect(user).toMatchObject({ email: "ada@example.com", isActive: true });
  });

  test("a deactivated membership deactivates the member in their organization", async () => {
    const [user] = await usersAfter(
      userEvent("created", 1),
      membershipEvent("created", 2),
      membershipEvent("updated", 3, { status: "inactive" }),
    );
    expect(user).toMatchObject({ orgId: "org_1", isActive: false });
  });

  test("an invitation makes nobody a member", async () => {
    const pending = membershipEvent("created", 2, { status: "pending" });
    const [user] = await usersAfter(userEvent("created", 1), pending);
    expect(user).not.toHaveProperty("orgId");
  });

  test("a removed membership leaves the person without an organization", async () => {
    const [user] = await usersAfter(
      userEvent("created", 1),
      membershipEvent("created", 2),
      membershipEvent("deleted", 2),
    );
    expect(user).not.toHaveProperty("orgId");
    expect(user).not.toHaveProperty("orgRole");
  });

  test("of two organizations the one joined last counts, and the other after it is left", async () => {
    const second = { id: "om_2", organization_id: "org_2", created_at: at(5) };
    const joined = [
      userEvent("created", 1),
      membershipEvent("created", 2),
      membershipEvent("created", 5, second),
      membershipEvent("updated", 6, { role: { slug: "admin" } }),
    ];
    expect((await usersAfter(...joined))[0]).toMatchObject({ orgId: "org_2" });
    const left = await usersAfter(...joined, membershipEvent("deleted", 7, second));
    expect(left[0]).toMatchObject({ orgId: "org_1", orgRole: "admin" });
  });

  test("a deleted user leaves nothing of the person and never comes back", async () => {
    expect(
      await usersAfter(
        userEvent("created", 1),
        membershipEvent("created", 2),
        userEvent("deleted", 3),
        userEvent("updated", 4),
        membershipEvent("updated", 4),
      ),
    ).toEqual([
      {
        workosUserId: "user_ada",
        email: "",
        isActive: false,
        createdAt: ms(1),
        updatedAt: ms(3),
        deletedAt: ms(3),
      },
    ]);
  });
});

const inOrg2 = { id: "om_2", organization_id: "org_2", created_at: at(5) };

describe("of several organizations the one joined last counts, and one joins it by", () => {
  const org2 = membershipEvent("created", 5, inOrg2);

  test("accepting an invitation, however old it is", async () => {
    const [user] = await usersAfter(
      userEvent("created", 1),
      membershipEvent("created", 2, { status: "pending" }),
      org2,
      membershipEvent("updated", 9),
    );
    expect(user).toMatchObject({ orgId: "org_1", isActive: true });
  });

  test("being activated again", async () => {
    const before = [
      userEvent("created", 1),
      membershipEvent("created", 2),
      org2,
      membershipEvent("updated", 6, { status: "inactive" }),
    ];
    expect((await usersAfter(...before))[0]).toMatchObject({ orgId: "org_2" });
    const [user] = await usersAfter(...before, membershipEvent("updated", 7));
    expect(user).toMatchObject({ orgId: "org_1", isActive: true });
  });

  test("no change of the role, before or after an acceptance", async () => {
    const admin = { role: { slug: "admin" } };
    const roleChanged = membershipEvent("updated", 9, admin);
    expect((await usersAfter(membershipEvent("created", 2), org2, roleChanged))[0]).toMatchObject({
      orgId: "org_2",
    });
    const [user] = await usersAfter(
      membershipEvent("created", 2, { status: "pending" }),
      membershipEvent("updated", 3),
      org2,
      roleChanged,
    );
    expect(user).toMatchObject({ orgId: "org_2" });
  });
});

describe("events of the same millisecond end the same, whatever their order", () => {
  test.each([
    [
      "a deactivation wins",
      membershipEvent("created", 2),
      membershipEvent("updated", 2, { status: "inactive" }),
      { isActive: false },
    ],
    [
      "a deactivation wins over a reactivation",
      { ...membershipEvent("updated", 2), id: "event_2" },
      { ...membershipEvent("updated", 2, { status: "inactive" }), id: "event_1" },
      { isActive: false },
    ],
    [
      "an acceptance wins over its invitation",
      membershipEvent("created", 2, { status: "pending" }),
      membershipEvent("updated", 2),
      { orgId: "org_1", isActive: true },
    ],
    [
      "an update wins over the creation",
      userEvent("created", 1, { first_name: null, last_name: null }),
      userEvent("updated", 1),
      { displayName: "Ada Lovelace" },
    ],
    [
      "a deletion wins",
      membershipEvent("deleted", 2),
      membershipEvent("updated", 2),
      { orgId: undefined },
    ],
    [
      "the later event of two updates wins",
      { ...userEvent("updated", 1), id: "event_1" },
      { ...userEvent("updated", 1, { first_name: "Augusta" }), id: "event_2" },
      { displayName: "Augusta Lovelace" },
    ],
  ])("%s", async (_what, one, other, expected) => {
    const [user] = await usersAfter(one, other);
    expect({ orgId: undefined, ...user }).toMatchObject(expected);
    expect(await usersAfter(other, one)).toEqual([user]);
  });

  test("without an id of their own, too", async () => {
    const one = userEvent("updated", 1);
    const other = userEvent("updated", 1, { first_name: "Augusta" });
    expect(await usersAfter(one, other)).toEqual(await usersAfter(other, one));
  });
});

describe("a malformed event lets nobody in", () => {
  const joined = [userEvent("created", 1), membershipEvent("created", 2)];

  test.each(["suspended", "", null, undefined, 1, "ACTIVE", {}])(
    "the status %j is not active",
    async (status) => {
      const [user] = await usersAfter(...joined, membershipEvent("updated", 3, { status }));
      expect(user).toMatchObject({ orgId: "org_1", isActive: false });
      expect(warn).toHaveBeenCalledOnce();
    },
  );

  const inTheFuture = new Date(Date.now() + 24 * 3600 * 1000).toISOString();
  const refusals: [string, object, string][] = [
    ["no date", { updated_at: "yesterday" }, 'updated_at is no date: "yesterday"'],
    ["a date that is missing", { updated_at: undefined }, "updated_at is no date: undefined"],
    ["a date that is null", { created_at: null }, "created_at is no date: null"],
    ["a number for a date", { updated_at: 1_767_225_600_000 }, "updated_at is no date"],
    ["a year alone", { updated_at: "2026" }, "updated_at is no date"],
    ["a date before 1970", { created_at: "0001-01-01T00:00:00Z" }, "created_at is no date"],
    ["a date in the future", { updated_at: inTheFuture }, "updated_at is in the future"],
    ["the year 9999", { created_at: "9999-12-31T00:00:00Z" }, "created_at is in the future"],
    ["no user", { user_id: undefined }, "user_id is no id: undefined"],
    ["no organization", { organization_id: "" }, 'organization_id is no id: ""'],
    ["no id", { id: 7 }, "id is no id: 7"],
    ["a role that is no object", { role: "admin" }, "role is no object"],
    ["a role without a text", { role: { slug: 1 } }, "slug is no text: 1"],
  ];
  test.each(refusals)(
    "%s is refused, kept, and changes nothing",
    async (_what, changes, reason) => {
      const { send, users, refused } = createSync();
      await send(...joined);
      const before = await users();
      const broken = {
        ...membershipEvent("updated", 3, { role: null, ...changes }),
        id: "event_1",
      };
      for (let delivery = 0; delivery < 2; delivery++) {
        expect((await send(broken)).refused).toEqual([expect.stringContaining(reason)]);
      }
      expect(error).toHaveBeenCalledTimes(2);
      expect(await users()).toEqual(before);
      expect(await refused()).toMatchObject([
        {
          eventId: "event_1",
          body: JSON.stringify(broken),
          reason: expect.stringContaining(reason),
        },
      ]);
      // Nothing of it stands in the way of what comes next.
      await send(membershipEvent("updated", 4, { status: "inactive" }));
      expect((await users())[0]).toMatchObject({ isActive: false });
    },
  );

  test.each([
    ["a user without an email", userEvent("created", 1, { email: undefined })],
    ["a name that is no text", userEvent("created", 1, { first_name: { de: "Ada" } })],
    ["an event without data", { event: "user.created" }],
    ["an event with a list for data", { event: "user.created", data: [] }],
    ["an event without a name", { data: {} }],
    ["a text", "user.created"],
    ["nothing", null],
  ])("%s is refused", async (_what, sent) => {
    const { send, users, refused } = createSync();
    expect((await send(sent as never)).refused).toHaveLength(1);
    expect(await users()).toEqual([]);
    expect(await refused()).toHaveLength(1);
  });

  test("an event that takes access away takes effect even without a readable role", async () => {
    for (const role of ["admin", 7, { slug: 1 }]) {
      const left = await usersAfter(...joined, membershipEvent("deleted", 3, { role }));
      expect(left[0]).not.toHaveProperty("orgId");
      for (const status of ["inactive", "suspended"]) {
        const [user] = await usersAfter(...joined, membershipEvent("updated", 3, { status, role }));
        expect(user).toMatchObject({ orgId: "org_1", isActive: false });
        expect(user).not.toHaveProperty("orgRole");
      }
    }
    expect(error).toHaveBeenCalledTimes(9);
  });

  test("a deletion needs no date: it takes effect", async () => {
    for (const updated_at of ["yesterday", inTheFuture]) {
      const left = await usersAfter(...joined, membershipEvent("deleted", 3, { updated_at }));
      expect(left[0]).not.toHaveProperty("orgId");
      const [gone] = await usersAfter(...joined, userEvent("deleted", 3, { updated_at }));
      expect(gone).toMatchObject({ email: "", isActive: false, deletedAt: 0 });
    }
    expect(error).toHaveBeenCalledTimes(4);
  });
});

test("half of a surrogate pair keeps nobody out: Convex could not store it", async () => {
  const halved = { first_name: "Ada \ud83d", profile_picture_url: "https://example.com/\ude00" };
  const [user] = await usersAfter(
    userEvent("created", 1, halved),
    membershipEvent("created", 2, { role: { slug: "\ud83d" } }),
  );
  expect(user).toMatchObject({
    displayName: "Ada \ufffd Lovelace",
    avatarUrl: "https://example.com/\ufffd",
    orgRole: "\ufffd",
    isActive: true,
  });
});

describe("an event that was refused", () => {
  test("is applied by retryRefused once the reason is gone", async () => {
    const { t, send, users, refused } = createSync();
    const early = new Date(Date.now() + 3600 * 1000).toISOString();
    await send(userEvent("created", 1));
    await send(membershipEvent("created", 2, { updated_at: early }), {
      ...membershipEvent("created", 2, { updated_at: "never" }),
      id: "event_2",
    });
    expect(await refused()).toHaveLength(2);
    const retry = makeFunctionReference<"mutation">("workos:retryRefused");
    expect(await t.mutation(retry, {})).toEqual({ applied: 0, refused: 2 });
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 3600 * 1000 });
    expect(await t.mutation(retry, {})).toEqual({ applied: 1, refused: 1 });
    expect(await refused()).toMatchObject([{ eventId: "event_2" }]);
    expect(await users()).toMatchObject([{ orgId: "org_1", isActive: true }]);
  });

  test("is gone when WorkOS sends it again and it is understood", async () => {
    const { send, refused } = createSync();
    await send({ ...userEvent("created", 1, { updated_at: "never" }), id: "event_1" });
    expect(await refused()).toHaveLength(1);
    await send({ ...userEvent("created", 1), id: "event_1" });
    expect(await refused()).toEqual([]);
  });
});

describe("a deleted organization", () => {
  test("loses its members, who stay in their other organizations", async () => {
    const { send, users } = createSync();
    await send(
      userEvent("created", 1),
      membershipEvent("created", 2, inOrg2),
      membershipEvent("created", 6, { created_at: at(6) }),
      userEvent("created", 1, { id: "user_bob" }),
      membershipEvent("created", 2, { id: "om_3", user_id: "user_bob" }),
    );
    await send(organizationDeleted("org_1"));
    const [ada, bob] = await users();
    expect(ada).toMatchObject({ orgId: "org_2", isActive: true });
    expect(bob).not.toHaveProperty("orgId");
  });

  test("takes nobody in any more, not by an event that is late either", async () => {
    const [user] = await usersAfter(
      organizationDeleted(),
      userEvent("created", 1),
      membershipEvent("created", 20),
    );
    expect(user).not.toHaveProperty("orgId");
  });

  test("may be larger than what one mutation can change", async () => {
    vi.useFakeTimers();
    const { t, send, users } = createSync();
    const people = Array.from({ length: 250 }, (_, index) =>
      membershipEvent("created", 2, { id: `om_${index}`, user_id: `user_${index}` }),
    );
    await send(...people);
    await send(organizationDeleted());
    await t.finishAllScheduledFunctions(vi.runAllTimers);
    const rows = await t.run((ctx) => ctx.db.query("users").collect());
    expect(rows).toHaveLength(250);
    expect(rows.filter(({ orgId }) => orgId !== undefined)).toEqual([]);
    expect(await users()).toHaveLength(100);
  });
});

describe("with several organizations for each person", () => {
  test("users has a row for each, which keeps its id while they leave and return", async () => {
    const { t, send, users } = createSync({ severalOrganizations: true });
    const ids = async () =>
      (await t.run((ctx) => ctx.db.query("users").take(9))).map(({ _id }) => _id);
    await send(userEvent("created", 1));
    expect(await users()).toEqual([]);
    await send(membershipEvent("created", 2), membershipEvent("created", 5, inOrg2));
    const before = await ids();
    const named = { displayName: "Ada Lovelace" };
    expect(await users()).toMatchObject([
      { orgId: "org_1", isActive: true, ...named },
      { orgId: "org_2", isActive: true, ...named },
    ]);
    await send(membershipEvent("deleted", 6));
    expect(await users()).toMatchObject([
      { orgId: "org_1", isActive: false },
      { orgId: "org_2", isActive: true },
    ]);
    const again = { id: "om_9", role: { slug: "admin" }, created_at: at(8) };
    await send(
      membershipEvent("created", 8, again),
      userEvent("updated", 9, { last_name: "King" }),
    );
    expect(await users()).toMatchObject([
      { orgId: "org_1", orgRole: "admin", isActive: true, displayName: "Ada King" },
      { orgId: "org_2", isActive: true, displayName: "Ada King" },
    ]);
    expect(await ids()).toEqual(before);
  });

  test("a deleted person, and a deleted organization, are in no list", async () => {
    const { send, users } = createSync({ severalOrganizations: true });
    const bob = { id: "om_3", user_id: "user_bob" };
    await send(
      userEvent("created", 1),
      membershipEvent("created", 2),
      membershipEvent("created", 2, bob),
      membershipEvent("created", 5, { ...bob, ...inOrg2, user_id: "user_bob" }),
    );
    await send(userEvent("deleted", 6), organizationDeleted("org_2"));
    expect(await users()).toEqual([
      {
        workosUserId: "user_ada",
        email: "",
        orgId: "org_1",
        isActive: false,
        createdAt: ms(1),
        updatedAt: ms(6),
        deletedAt: ms(6),
      },
      expect.objectContaining({ workosUserId: "user_bob", orgId: "org_1", isActive: true }),
      expect.objectContaining({ workosUserId: "user_bob", orgId: "org_2", isActive: false }),
    ]);
  });

  test("the rows are made anew when an app changes to it, or back", async () => {
    const { t, send, users } = createSync();
    await send(
      userEvent("created", 1),
      membershipEvent("created", 2),
      membershipEvent("created", 5, inOrg2),
    );
    const orgs = async () => (await users()).map(({ orgId }) => orgId);
    expect(await orgs()).toEqual(["org_2"]);
    const news = userEvent("updated", 6);
    await t.run((ctx) => applyWorkosEvent(ctx, news, { severalOrganizations: true }));
    expect(await orgs()).toEqual(["org_2", "org_1"]);
    await t.run((ctx) => applyWorkosEvent(ctx, news));
    expect(await orgs()).toEqual(["org_2"]);
  });
});

describe("what an app derives from the rows", () => {
  test("hears of each row that is written, and of no event that changes none", async () => {
    const onUserChange = vi.fn();
    const { t, send } = createSync({ onUserChange });
    await send(userEvent("created", 1));
    await send(membershipEvent("created", 2));
    expect(onUserChange).toHaveBeenCalledTimes(2);
    await send(membershipEvent("created", 2), userEvent("created", 1));
    expect(onUserChange).toHaveBeenCalledTimes(2);
    const [user] = await t.run((ctx) => ctx.db.query("users").take(1));
    expect(onUserChange.mock.calls.map(([, userId]) => userId)).toEqual([user!._id, user!._id]);
  });

  test("such as the directory, stays exact", async () => {
    const t = convexTest(schema, modules);
    const bob = { id: "om_2", user_id: "user_bob" };
    const send = (...events: object[]) =>
      t.mutation(internal.workos.receive, { bodies: events.map((sent) => JSON.stringify(sent)) });
    const ada = t.withIdentity({ subject: "user_ada" });
    const count = () => ada.query(api.users.directory.countActiveUsersInOrg, {});
    await send(userEvent("created", 1), membershipEvent("created", 2));
    await send(userEvent("created", 1, { id: "user_bob" }), membershipEvent("created", 2, bob));
    expect(await count()).toBe(2);
    await send(membershipEvent("updated", 3, { ...bob, status: "inactive" }));
    expect(await count()).toBe(1);
  });
});
