import { makeFunctionReference } from "convex/server";
import { v } from "convex/values";
import { describe, expect, onTestFinished, test } from "vitest";
import { orgMembers, viewerFromClaim, viewerFromRow } from "../../src/server/index.js";
import { createEmbeddedDeployment, type Seed } from "../../embedded/deployment/index.js";
import * as adoption from "../types/adoption.js";
import { query, schema } from "../types/app.js";
import { user } from "./reference.js";

type Functions = { listActiveUsersInOrg: unknown };
type Claims = { sub: string; [claim: string]: string | undefined };

/** One page of an app's own list, as the viewer with these claims gets it. */
async function pageOf(
  functions: Functions,
  {
    seed,
    claims = { sub: "user_ada" },
    args = {},
  }: { seed: Seed<typeof schema>; claims?: Claims; args?: object },
): Promise<Record<string, unknown>[]> {
  const deployment = createEmbeddedDeployment({
    schema,
    modules: { "./_generated/api.js": async () => ({}), "./users.ts": async () => functions },
    seed,
  });
  onTestFinished(() => deployment.close());
  const result = await deployment
    .connect({ identity: claims })
    .query(makeFunctionReference<"query">("users:listActiveUsersInOrg"), {
      paginationOpts: { numItems: 10, cursor: null },
      ...args,
    });
  return result.page;
}

const one = { users: [user("ada", "org_1")] };

describe("an app's own tables", () => {
  test("are listed by their own names, in the order of a longer index, with declared fields", async () => {
    const person = (fullName: string, changes: object = {}) => ({
      externalId: `user_${fullName}`,
      tenant: "tenant_1",
      enabled: "active" as const,
      fullName,
      salary: "private",
      ...changes,
    });
    const page = await pageOf(adoption.people, {
      seed: {
        people: [
          person("grace", { title: "Admiral" }),
          person("edsger", { enabled: "left" }),
          person("alan", { tenant: "tenant_2" }),
          person("ada", { photo: null }),
        ],
      },
    });
    expect(page).toEqual([
      { _id: expect.any(String), displayName: "ada", initial: "a", isActive: true },
      {
        _id: expect.any(String),
        displayName: "grace",
        initial: "g",
        title: "Admiral",
        isActive: true,
      },
    ]);
  });

  test("may be memberships, whose mapper reads the account and leaves out the ones without", async () => {
    const page = await pageOf(adoption.memberships, {
      claims: { sub: "user_ada", org_id: "org_2" },
      seed: async ({ db }) => {
        const member = async (name: string, orgId: string, role: "admin" | "member") => {
          const subject = `user_${name}`;
          const accountId = await db.insert("accounts", { subject, name });
          await db.insert("memberships", { accountId, subject, orgId, role, isActive: true });
          return accountId;
        };
        await member("ada", "org_1", "member");
        await member("ada", "org_2", "admin");
        await member("grace", "org_1", "member");
        await db.delete("accounts", await member("gone", "org_2", "member"));
      },
    });
    expect(page).toEqual([
      { _id: expect.any(String), displayName: "ada", role: "admin", isActive: true },
    ]);
  });

  describe.each([
    ["their id", adoption.joinedById],
    ["an index", adoption.joined],
  ])("may be memberships whose people are found by %s", (_how, functions) => {
    const members = async (...names: string[]) => {
      const seed: Seed<typeof schema> = async ({ db }) => {
        for (const name of names) {
          const subject = `user_${name}`;
          const accountId = await db.insert("accounts", { subject, name });
          const membership = { accountId, subject, role: "member" as const, isActive: true };
          for (const orgId of ["org_1", "org_2"]) {
            await db.insert("memberships", { ...membership, orgId });
          }
          if (name === "gone") await db.delete("accounts", accountId);
        }
      };
      return pageOf(functions, { seed, claims: { sub: "user_ada", org_id: "org_2" } });
    };

    test("with the person's name", async () => {
      expect(await members("ada", "grace")).toMatchObject([
        { displayName: "grace" },
        { displayName: "ada" },
      ]);
    });

    test("and are left out where the person is gone", async () => {
      expect(await members("ada", "gone")).toMatchObject([{ displayName: "ada" }]);
    });
  });

  test("leave out the ones whose id of the person is one of another table", async () => {
    const careless = orgMembers(query, {
      table: "memberships",
      viewer: viewerFromClaim({ index: "by_subject", field: "subject" }),
      // The compiler would say so: "subject" is a text, which may hold anything.
      person: { table: "accounts", from: "subject" as "accountId" },
      member: ({ name }) => ({ displayName: name }),
    });
    const seed: Seed<typeof schema> = async ({ db }) => {
      const accountId = await db.insert("accounts", { subject: "user_ada", name: "Ada" });
      const private_ = await db.insert("users", user("ada", "org_1"));
      const membership = { accountId, orgId: "org_2", role: "member" as const, isActive: true };
      for (const subject of [accountId, private_, "user_ada"]) {
        await db.insert("memberships", { ...membership, subject });
      }
    };
    const claims = { sub: "user_ada", org_id: "org_2" };
    expect(await pageOf(careless, { seed, claims })).toMatchObject([{ displayName: "Ada" }]);
  });

  test("say that one person has several rows, where a membership names them by an index", async () => {
    const seed: Seed<typeof schema> = async ({ db }) => {
      const account = { subject: "user_ada", name: "Ada" };
      const accountId = await db.insert("accounts", account);
      await db.insert("accounts", account);
      const membership = { accountId, role: "member" as const, isActive: true };
      await db.insert("memberships", { ...membership, subject: "user_ada", orgId: "org_2" });
    };
    const claims = { sub: "user_ada", org_id: "org_2" };
    await expect(pageOf(adoption.joined, { seed, claims })).rejects.toThrow(
      "Keep one row for each person.",
    );
  });

  test("may have a viewer that the app resolves itself", async () => {
    const seed: Seed<typeof schema> = {
      ...one,
      accounts: [{ subject: "user_nobody's", name: "Without a row in users" }],
    };
    const claims = { sub: "user_nobody's" };
    expect(await pageOf(adoption.ownViewer, { seed, claims })).toHaveLength(1);
  });

  test("are closed to a viewer whose resolver does not say that they are active", async () => {
    const careless = orgMembers(query, {
      viewer: () => ({ organization: "org_1" }) as { organization: string; isActive: boolean },
    });
    await expect(pageOf(careless, { seed: one })).rejects.toMatchObject({
      data: { code: "FORBIDDEN" },
    });
  });

  describe("may keep the organization in a nested field", () => {
    const seats = orgMembers(query, {
      table: "seats",
      index: "by_organization",
      organizationField: "organization.id",
      viewer: viewerFromRow({ index: "by_subject", field: "subject" }),
      member: ({ subject }) => ({ displayName: subject }),
    });
    const seat = (name: string, id: string | null) => ({
      subject: `user_${name}`,
      organization: { id },
      isActive: true,
    });

    test("whose members are listed", async () => {
      const seed = { seats: [seat("ada", "org_1"), seat("grace", "org_2")] };
      expect(await pageOf(seats, { seed })).toMatchObject([{ displayName: "user_ada" }]);
    });

    test("where null is no organization", async () => {
      const seed = { seats: [seat("ada", null), seat("grace", null)] };
      expect(await pageOf(seats, { seed })).toEqual([]);
    });
  });
});

describe("a customQuery", () => {
  test("gives what it adds to ctx to the mapper", async () => {
    expect(await pageOf(adoption.localized, { seed: one })).toMatchObject([
      { displayName: "ada (en)" },
    ]);
  });

  test("takes its own arguments beside the page's", async () => {
    expect(
      await pageOf(adoption.withSession, { seed: one, args: { sessionId: "s" } }),
    ).toHaveLength(1);
    await expect(pageOf(adoption.withSession, { seed: one })).rejects.toThrow(
      /ArgumentValidationError[\s\S]*sessionId/,
    );
  });
});

describe("what leaves the server", () => {
  test("has no undeclared field, whatever a mapper returns", async () => {
    const careless = orgMembers(query, {
      // A type assertion hides from the compiler what the boundary must still keep back.
      member: (row) => ({ ...row, displayName: row.email }) as { displayName: string },
    });
    expect(await pageOf(careless, { seed: one })).toEqual([
      { _id: expect.any(String), displayName: "ada@private.example.com", isActive: true },
    ]);
  });

  test("cannot have another id or active flag, whatever a mapper returns", async () => {
    const careless = orgMembers(query, {
      member: () =>
        ({ _id: "forged", isActive: false, displayName: "ada" }) as { displayName: string },
    });
    const [member] = await pageOf(careless, { seed: one });
    expect(member).toMatchObject({ isActive: true });
    expect(member?._id).not.toBe("forged");
  });

  test("is refused when a declared field has another type than it declares", async () => {
    const careless = orgMembers(query, {
      fields: { title: v.string() },
      member: () => ({ title: 7 as unknown as string }),
    });
    await expect(pageOf(careless, { seed: one })).rejects.toThrow("ReturnsValidationError");
  });

  test("is whole, though a mapper cuts an emoji in two: Convex would send nobody", async () => {
    const careless = orgMembers(query, {
      fields: { title: v.string() },
      member: () => ({
        displayName: "Ada 😀".slice(0, 5),
        avatarUrl: "https://example.com/😀".slice(0, -1),
        title: "😀",
      }),
    });
    expect(await pageOf(careless, { seed: one })).toMatchObject([
      { displayName: "Ada \ufffd", avatarUrl: "https://example.com/\ufffd", title: "😀" },
    ]);
  });

  test("is whole in every text of a field that has texts within, and everything else in it stays", async () => {
    const half = "😀".slice(0, 1);
    const careless = orgMembers(query, {
      fields: {
        tags: v.array(v.string()),
        desk: v.object({
          city: v.optional(v.string()),
          floors: v.array(v.object({ sign: v.string() })),
        }),
        hours: v.record(v.string(), v.union(v.string(), v.null())),
        key: v.bytes(),
        salary: v.int64(),
        ratio: v.number(),
      },
      member: () => ({
        tags: ["whole 😀", half],
        desk: { city: undefined, floors: [{ sign: `${half} 3` }] },
        hours: { monday: `9${half}`, tuesday: null },
        key: new Uint8Array([1, 2]).buffer,
        salary: 5n,
        ratio: Number.NaN,
      }),
    });
    expect(await pageOf(careless, { seed: one })).toEqual([
      {
        _id: expect.any(String),
        isActive: true,
        tags: ["whole 😀", "\ufffd"],
        desk: { floors: [{ sign: "\ufffd 3" }] },
        hours: { monday: "9\ufffd", tuesday: null },
        key: new Uint8Array([1, 2]).buffer,
        salary: 5n,
        ratio: Number.NaN,
      },
    ]);
  });

  test("is refused where a field has within it what Convex has no value for", async () => {
    const careless = orgMembers(query, {
      fields: { seen: v.object({ at: v.any() }) },
      member: () => ({ seen: { at: new Date(0) as never } }),
    });
    await expect(pageOf(careless, { seed: one })).rejects.toThrow("Date");
  });

  test("keeps a null that its field declares, and drops the null of an optional one", async () => {
    const withNulls = orgMembers(query, {
      fields: { manager: v.union(v.string(), v.null()), title: v.optional(v.string()) },
      member: () => ({ displayName: null, avatarUrl: null, manager: null, title: null }),
    });
    expect(await pageOf(withNulls, { seed: one })).toEqual([
      { _id: expect.any(String), manager: null, isActive: true },
    ]);
  });
});

describe("names that every object has", () => {
  test("may be those of extra fields, and are absent where the mapper does not return them", async () => {
    const text = v.optional(v.string());
    const inherited = orgMembers(query, {
      fields: { constructor: text, toString: text, hasOwnProperty: text, valueOf: text },
      member: ({ displayName }) => ({ displayName, valueOf: "own" }) as never,
    });
    expect(await pageOf(inherited, { seed: one })).toEqual([
      { _id: expect.any(String), displayName: "ada", valueOf: "own", isActive: true },
    ]);
  });

  test.each(["constructor", "constructor.name", "toString", "__proto__", "sub.length"])(
    "are no claims: %s names no organization",
    async (claim) => {
      const careless = orgMembers(query, { viewer: viewerFromClaim({ claim }) });
      const seed = { users: ["Object", "8"].map((orgId) => user("ada", orgId)) };
      expect(await pageOf(careless, { seed })).toEqual([]);
    },
  );

  test("are no fields: the length of a text makes nobody the member of another organization", async () => {
    const careless = orgMembers(query, {
      table: "lengths",
      index: "by_length",
      // Convex' types know no such field of a text; an index of any name may exist all the same.
      organizationField: "orgId.length" as "orgId",
      viewer: viewerFromRow({ index: "by_subject", field: "subject" }),
      member: ({ subject }) => ({ displayName: subject }),
    });
    const seed = {
      lengths: ["org_1", "org_2"].map((orgId, index) => ({
        subject: index === 0 ? "user_ada" : "user_eve",
        orgId,
        isActive: true,
      })),
    };
    expect(await pageOf(careless, { seed })).toEqual([]);
  });
});

describe("viewerFromClaim", () => {
  const byClaim = orgMembers(query, { viewer: viewerFromClaim() });
  const claims = (org_id?: string) => ({ sub: "user_ada", org_id });

  test("lists the organization that the token names", async () => {
    expect(await pageOf(byClaim, { seed: one, claims: claims("org_1") })).toHaveLength(1);
  });

  test("reads the organization from a claim of another name", async () => {
    const byTenant = orgMembers(query, { viewer: viewerFromClaim({ claim: "tenant" }) });
    const seed = { users: ["org_1", "org_2"].map((org) => user("ada", org, { displayName: org })) };
    const claims = { sub: "user_ada", org_id: "org_2", tenant: "org_1" };
    expect(await pageOf(byTenant, { seed, claims })).toMatchObject([{ displayName: "org_1" }]);
  });

  test("lists nothing without a claim, or for an organization the viewer has no row in", async () => {
    const seed = { users: [...one.users, user("grace", "org_2")] };
    expect(await pageOf(byClaim, { seed, claims: claims() })).toEqual([]);
    expect(await pageOf(byClaim, { seed, claims: claims("org_2") })).toEqual([]);
  });

  test("refuses a token that outlives its membership", async () => {
    const seed = { users: [user("ada", "org_1", { isActive: false })] };
    await expect(pageOf(byClaim, { seed, claims: claims("org_1") })).rejects.toMatchObject({
      data: { code: "FORBIDDEN" },
    });
  });

  test("with keepsEnded takes one active membership for enough, and none for a refusal", async () => {
    const withHistory = orgMembers(query, { viewer: viewerFromClaim({ keepsEnded: true }) });
    const ended = user("ada", "org_1", { isActive: false });
    const cameBack = { users: [ended, user("ada", "org_1"), user("ada", "org_2")] };
    expect(await pageOf(withHistory, { seed: cameBack, claims: claims("org_1") })).toHaveLength(1);
    const left = { users: [ended, ended, user("ada", "org_2"), user("grace", "org_1")] };
    await expect(
      pageOf(withHistory, { seed: left, claims: claims("org_1") }),
    ).rejects.toMatchObject({ data: { code: "FORBIDDEN" } });
  });

  test("says that several rows of one user in one organization are one too many", async () => {
    const seed = { users: [user("ada", "org_1"), user("ada", "org_1", { isActive: false })] };
    await expect(pageOf(byClaim, { seed, claims: claims("org_1") })).rejects.toThrow(
      "Keep one row for each user and organization.",
    );
  });
});

test("an option with a name that does not exist is refused when the module loads", () => {
  const renamed = { active: "active" } as Record<never, never>;
  expect(() => orgMembers(query, renamed)).toThrow('there is no option "active"');
});

test.each([0, -1, 2.5, Number.NaN])(
  "a maxNumItems of %d is refused when the module loads",
  (size) => {
    expect(() => orgMembers(query, { maxNumItems: size })).toThrow(
      `maxNumItems must be a whole number of at least 1, not ${size}`,
    );
  },
);
