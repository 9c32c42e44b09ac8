// Tokens as the providers shape them, and the viewer that each one's resolver finds. With a
// `customJwt` provider Convex flattens claims of nested objects, with any other they stay nested.
import { convexTest } from "convex-test";
import { defineSchema, defineTable, makeFunctionReference } from "convex/server";
import { v } from "convex/values";
import { describe, expect, test, vi } from "vitest";
import {
  orgMembers,
  viewerFromClaim,
  viewerFromId,
  viewerFromRow,
} from "../../src/server/index.js";
import type { DataModelFromSchemaDefinition, QueryBuilder } from "convex/server";
import { queryGeneric } from "convex/server";

const schema = defineSchema({
  // As Convex Auth's own (get-convex/convex-auth, src/server/implementation/types.ts), with an
  // organization.
  users: defineTable({
    name: v.optional(v.string()),
    image: v.optional(v.string()),
    orgId: v.optional(v.string()),
    isActive: v.boolean(),
  }).index("by_org_and_active", ["orgId", "isActive"]),
  memberships: defineTable({
    subject: v.string(),
    orgId: v.string(),
    isActive: v.boolean(),
    name: v.string(),
  })
    .index("by_subject", ["subject"])
    .index("by_org_and_active", ["orgId", "isActive"]),
});
const query: QueryBuilder<DataModelFromSchemaDefinition<typeof schema>, "public"> = queryGeneric;

const bySubject = { index: "by_subject", field: "subject" } as const;
const memberships = { table: "memberships", member: named } as const;
function named({ name }: { name?: string }) {
  return { displayName: name };
}

const list = {
  convexAuth: orgMembers(query, { viewer: viewerFromId(), member: named }),
  row: orgMembers(query, { ...memberships, viewer: viewerFromRow(bySubject) }),
  orgId: orgMembers(query, { ...memberships, viewer: viewerFromClaim(bySubject) }),
  clerk: orgMembers(query, {
    ...memberships,
    viewer: viewerFromClaim({ claim: "o.id", ...bySubject }),
  }),
  activeOrganization: orgMembers(query, {
    ...memberships,
    viewer: viewerFromClaim({ claim: "activeOrganizationId", ...bySubject }),
  }),
  namespaced: orgMembers(query, {
    ...memberships,
    viewer: viewerFromClaim({ claim: "https://example.com/org", ...bySubject }),
  }),
};

function deployment() {
  return convexTest(
    schema,
    Object.fromEntries([
      ["./_generated/api.js", async () => ({})],
      ...Object.entries(list).map(([name, functions]) => [`./${name}.ts`, async () => functions]),
    ]),
  );
}

type Identity = { subject: string; issuer?: string } & Record<string, unknown>;

/** The names that the person with this identity is shown. */
async function names(
  t: ReturnType<typeof deployment>,
  name: keyof typeof list,
  identity: Identity,
): Promise<string[]> {
  const reference = makeFunctionReference<"query">(`${name}:listActiveUsersInOrg`);
  const { page } = await t
    .withIdentity(identity as Parameters<typeof t.withIdentity>[0])
    .query(reference, { paginationOpts: { numItems: 10, cursor: null } });
  return page.map((member: { displayName: string }) => member.displayName);
}

/** Ada, in two organizations, and Grace in the second. */
async function withMembers(subject: string) {
  const t = deployment();
  await t.run(async ({ db }) => {
    const member = { isActive: true };
    await db.insert("memberships", { ...member, subject, orgId: "org_1", name: "Ada in 1" });
    await db.insert("memberships", { ...member, subject, orgId: "org_2", name: "Ada in 2" });
    await db.insert("memberships", { ...member, subject: "g", orgId: "org_2", name: "Grace" });
  });
  return t;
}

// https://workos.com/docs/reference/authkit/session-tokens/access-token
test("WorkOS: sub and org_id", async () => {
  const subject = "user_01HBEQKA6K4QJAS93VPE39W1JT";
  const t = await withMembers(subject);
  const token = {
    issuer: "https://api.workos.com/user_management/client_123456789",
    subject,
    sid: "session_01HQSXZGF8FHF7A9ZZFCW4387R",
    role: "admin",
    permissions: ["posts:read"],
  };
  expect(await names(t, "orgId", { ...token, org_id: "org_1" })).toEqual(["Ada in 1"]);
  expect(await names(t, "orgId", token)).toEqual([]);
});

// https://clerk.com/docs/guides/sessions/session-tokens (version 2)
describe("Clerk: sub and o.id", () => {
  const subject = "user_2ZaRcLoKkdQMbVYNW1EGPbbpVWu";
  const o = { id: "org_2", slg: "acme", rol: "admin", per: "read", fpm: "3" };
  const token = {
    issuer: "https://clerk.example.com",
    subject,
    sts: "active",
    v: 2,
    pla: "u:free",
  };

  test("nested, as its provider in auth.config passes it on", async () => {
    expect(await names(await withMembers(subject), "clerk", { ...token, o })).toEqual([
      "Grace",
      "Ada in 2",
    ]);
  });

  test("flattened, as a customJwt provider passes it on", async () => {
    const flat = Object.fromEntries(Object.entries(o).map(([key, claim]) => [`o.${key}`, claim]));
    expect(await names(await withMembers(subject), "clerk", { ...token, ...flat })).toEqual([
      "Grace",
      "Ada in 2",
    ]);
  });

  test("no organization is chosen: nobody is seen", async () => {
    expect(await names(await withMembers(subject), "clerk", token)).toEqual([]);
  });

  test("org_id, where a JWT template has it", async () => {
    const template = { ...token, org_id: "org_1" };
    expect(await names(await withMembers(subject), "orgId", template)).toEqual(["Ada in 1"]);
  });
});

// https://auth0.com/docs/manage-users/organizations/using-tokens
test("Auth0: a sub with a bar, and org_id or a claim named by a URL", async () => {
  const subject = "auth0|602c0dcab993d10073daf680";
  const t = await withMembers(subject);
  const token = { issuer: "https://exampleco.auth0.com/", subject, nickname: "ada" };
  expect(await names(t, "orgId", { ...token, org_id: "org_1" })).toEqual(["Ada in 1"]);
  expect(await names(t, "namespaced", { ...token, "https://example.com/org": "org_1" })).toEqual([
    "Ada in 1",
  ]);
  expect(await names(t, "row", { ...token, subject: "g" })).toEqual(["Grace", "Ada in 2"]);
});

// get-convex/convex-auth, src/server/implementation/tokens.ts: `sub: userId + "|" + sessionId`
describe("Convex Auth: the user's and the session's id", () => {
  async function signedIn(changes: { isActive?: boolean; orgId?: string } = {}) {
    const t = deployment();
    const { userId, otherId } = await t.run(async ({ db }) => {
      const ada = { name: "Ada", orgId: "org_1", isActive: true, ...changes };
      const id = await db.insert("users", ada);
      await db.insert("users", { name: "Grace", orgId: "org_1", isActive: true });
      await db.insert("users", { name: "Eve", orgId: "org_2", isActive: true });
      const membership = { subject: "s", orgId: "org_1", isActive: true, name: "no user" };
      return { userId: id, otherId: await db.insert("memberships", membership) };
    });
    const ask = (subject: string) => names(t, "convexAuth", { subject });
    return { t, userId, otherId, ask };
  }

  test("find the user", async () => {
    const { ask, userId } = await signedIn();
    expect(await ask(`${userId}|${userId}`)).toEqual(["Grace", "Ada"]);
    expect(await ask(userId)).toEqual(["Grace", "Ada"]);
  });

  test("of a deactivated user are refused", async () => {
    const { ask, userId } = await signedIn({ isActive: false });
    await expect(ask(`${userId}|session`)).rejects.toThrow("FORBIDDEN");
  });

  test("of a user without an organization, who is gone, or of another table show nobody", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const { t, ask, userId, otherId } = await signedIn({ orgId: "" });
    expect(await ask(`${userId}|session`)).toEqual([]);
    expect(await ask(`${otherId}|session`)).toEqual([]);
    await t.run(({ db }) => db.delete(userId));
    for (const subject of [`${userId}|session`, "|", "", "auth0|602c0dcab993d10073daf680"]) {
      expect(await ask(subject)).toEqual([]);
    }
    vi.restoreAllMocks();
  });
});

// get-convex/better-auth, src/plugins/convex/index.ts: the user's fields without `id` and `image`,
// and `sessionId`; what `definePayload` returns takes the place of the user's fields.
test("Better Auth: sub, and the organization that definePayload adds", async () => {
  const subject = "k57a6jkw1mqf2m2gs3xqz5vbvn7p4r8d";
  const t = await withMembers(subject);
  const token = { issuer: "https://happy-animal-123.convex.site", subject, sessionId: "jh7" };
  const payload = { ...token, activeOrganizationId: "org_2" };
  expect(await names(t, "activeOrganization", payload)).toEqual(["Grace", "Ada in 2"]);
  expect(await names(t, "activeOrganization", { ...token, email: "ada@example.com" })).toEqual([]);
  expect(await names(t, "row", { ...token, subject: "g" })).toEqual(["Grace", "Ada in 2"]);
});
