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
      viewer: viewerFromRow("by_subject", "subject"),
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

  test("says that several rows of one user in one organization are one too many", async () => {
    const seed = { users: [user("ada", "org_1"), user("ada", "org_1", { isActive: false })] };
    await expect(pageOf(byClaim, { seed, claims: claims("org_1") })).rejects.toThrow(
      "Keep one row for each user and organization.",
    );
  });
});

test.each([0, -1, 2.5, Number.NaN])(
  "a maxPageSize of %d is refused when the module loads",
  (size) => {
    expect(() => orgMembers(query, { maxPageSize: size })).toThrow(
      `maxPageSize must be a whole number of at least 1, not ${size}`,
    );
  },
);
