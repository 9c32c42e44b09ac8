import { convexTest } from "convex-test";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { internal } from "../../convex/_generated/api.js";
import schema from "../../convex/schema.js";
import { readWorkosEvent } from "../../convex/users/workosEvent.js";
import { modules } from "./modules.js";

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const ms = (second: number) => Date.parse(at(second));

const userEvent = (event: string, second: number, changes: object = {}) => ({
  event: `user.${event}`,
  data: {
    object: "user",
    id: "user_ada",
    email: "ada@example.com",
    email_verified: true,
    first_name: "Ada" as string | null,
    last_name: "Lovelace" as string | null,
    profile_picture_url: "https://example.com/ada.png" as string | null,
    created_at: at(1),
    updated_at: at(second),
    ...changes,
  },
});

const membershipEvent = (event: string, second: number, changes: object = {}) => ({
  event: `organization_membership.${event}`,
  data: {
    object: "organization_membership",
    id: "om_1",
    user_id: "user_ada",
    organization_id: "org_1",
    role: { slug: "member" },
    status: "active",
    created_at: at(2),
    updated_at: at(second),
    ...changes,
  },
});

type SentEvent = ReturnType<typeof userEvent> | ReturnType<typeof membershipEvent>;

/** The users after these events, in this order. */
async function usersAfter(...events: SentEvent[]) {
  const t = convexTest(schema, modules);
  for (const sent of events) {
    const event = readWorkosEvent(JSON.parse(JSON.stringify(sent)))!;
    await t.mutation(internal.users.workosEvents.apply, { event });
  }
  const rows = await t.run((ctx) => ctx.db.query("users").take(10));
  return rows.map(({ _id, _creationTime, ...user }) => user);
}

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

  test("late, repeated and reordered events end in the same rows", async () => {
    const inOrder: SentEvent[] = [
      userEvent("created", 1),
      membershipEvent("created", 2),
      userEvent("updated", 3, { first_name: "Augusta" }),
      membershipEvent("updated", 4, { status: "inactive" }),
      membershipEvent("updated", 5, { role: { slug: "admin" } }),
      membershipEvent("created", 6, { id: "om_2", organization_id: "org_2", created_at: at(6) }),
      membershipEvent("deleted", 6, { id: "om_2", organization_id: "org_2", created_at: at(6) }),
      userEvent("updated", 8, { profile_picture_url: null }),
      userEvent("deleted", 8),
    ];
    const sent = fc.integer({ min: 1, max: inOrder.length }).chain((length) => {
      const history = inOrder.slice(0, length);
      return fc.tuple(
        fc.constant(history),
        fc.shuffledSubarray(history).chain((again) =>
          fc.shuffledSubarray([...history, ...again], {
            minLength: history.length + again.length,
          }),
        ),
      );
    });
    await fc.assert(
      fc.asyncProperty(sent, async ([history, received]) => {
        expect(await usersAfter(...received)).toEqual(await usersAfter(...history));
      }),
      { numRuns: 100 },
    );
  });
});

describe("the webhook", () => {
  const secret = "whsec_test";
  afterEach(() => vi.unstubAllEnvs());

  async function sign(body: string, key: string, time: number) {
    const encoder = new TextEncoder();
    const imported = await crypto.subtle.importKey(
      "raw",
      encoder.encode(key),
      { name: "HMAC", hash: "SHA-256" },
      false,
      ["sign"],
    );
    const mac = await crypto.subtle.sign("HMAC", imported, encoder.encode(`${time}.${body}`));
    return `t=${time}, v1=${Buffer.from(mac).toString("hex")}`;
  }

  async function deliver(
    sent: object,
    { key = secret, time = Date.now(), tamper = (body: string) => body, unsigned = false } = {},
  ) {
    vi.stubEnv("WORKOS_WEBHOOK_SECRET", secret);
    const t = convexTest(schema, modules);
    const body = JSON.stringify(sent);
    const response = await t.fetch("/workos/webhook", {
      method: "POST",
      body: tamper(body),
      headers: unsigned ? {} : { "WorkOS-Signature": await sign(body, key, time) },
    });
    const users = await t.run((ctx) => ctx.db.query("users").take(10));
    return { status: response.status, users: users.length };
  }

  test("takes an event that WorkOS signed", async () => {
    expect(await deliver(userEvent("created", 1))).toEqual({ status: 200, users: 1 });
  });

  test("takes events of other kinds and leaves them", async () => {
    const other = { event: "session.created", data: {} };
    expect(await deliver(other)).toEqual({ status: 200, users: 0 });
  });

  test.each([
    ["unsigned", { unsigned: true }],
    ["signed with another secret", { key: "whsec_other" }],
    ["changed on the way", { tamper: (body: string) => body.replace("Ada", "Eve") }],
    ["delivered again after an hour", { time: Date.now() - 60 * 60 * 1000 }],
    ["dated in the future", { time: Date.now() + 60 * 60 * 1000 }],
  ])("refuses an event that is %s", async (_what, how) => {
    expect(await deliver(userEvent("created", 1), how)).toEqual({ status: 401, users: 0 });
  });
});
