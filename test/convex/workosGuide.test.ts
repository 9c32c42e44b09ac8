import { resolve } from "node:path";
import { convexTest } from "convex-test";
import { makeFunctionReference } from "convex/server";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import referenceSchema from "../../convex/schema.js";
import { modules } from "./modules.js";
import { writeGuide } from "./writeGuide.js";

const folder = ".cache/workos-guide";
const load = (file: string) => import(/* @vite-ignore */ resolve(folder, "convex", file));
const list = makeFunctionReference<"query">("users/queries:listActiveUsersInOrg");

beforeAll(() => writeGuide(folder, "docs/workos.md"));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const at = "2026-01-01T00:00:00.000Z";

/** WorkOS' API, by what it says it returns: two users on two pages, one organization, one membership. */
function answerOfWorkos(url: URL) {
  const user = (id: string, first_name: string) => ({
    id,
    email: `${id}@example.com`,
    first_name,
    last_name: null,
    profile_picture_url: null,
    created_at: at,
    updated_at: at,
  });
  const pages: Record<string, { data: object[]; after: string | null }> = {
    "/user_management/users": { data: [user("user_ada", "Ada")], after: "user_ada" },
    "/user_management/users?after=user_ada": { data: [user("user_bob", "Bob")], after: null },
    "/organizations": { data: [{ id: "org_1" }], after: null },
    "/user_management/organization_memberships?of=org_1": {
      data: [
        {
          id: "om_1",
          user_id: "user_ada",
          organization_id: "org_1",
          role: { slug: "admin" },
          status: "active",
          created_at: at,
          updated_at: at,
        },
      ],
      after: null,
    },
  };
  const after = url.searchParams.get("after");
  const of = url.searchParams.get("organization_id");
  const { data, after: next } =
    pages[url.pathname + (after ? `?after=${after}` : "") + (of ? `?of=${of}` : "")]!;
  return Response.json({ data, list_metadata: { before: null, after: next } });
}

test("the import fills the tables with who was there before the webhook", async () => {
  vi.stubGlobal("fetch", async (url: string) => answerOfWorkos(new URL(url)));
  const t = convexTest(referenceSchema, {
    ...modules,
    "../../convex/users/importFromWorkos.ts": () => load("users/importFromWorkos.ts"),
  });
  for (let time = 0; time < 2; time++) {
    await t.action(makeFunctionReference<"action">("users/importFromWorkos:run"), {});
    const rows = await t.run((ctx) => ctx.db.query("users").take(10));
    expect(rows).toMatchObject([
      { workosUserId: "user_ada", displayName: "Ada", orgId: "org_1", isActive: true },
      { workosUserId: "user_bob", displayName: "Bob" },
    ]);
  }
});

test("of several organizations the token chooses, and only where one is a member", async () => {
  const { default: schema } = await load("schema.ts");
  const t = convexTest(schema as typeof referenceSchema, {
    ...modules,
    "../../convex/users/queries.ts": () => load("users/queries.ts"),
  });
  const membership = (n: number, organizationId: string, status: "active" | "deleted") => ({
    membershipId: `om_${n}`,
    workosUserId: "user_ada",
    organizationId,
    status,
    joinedAt: n,
    updatedAt: n,
  });
  await t.run(async (ctx) => {
    const dates = { createdAt: 0, updatedAt: 0 };
    const ada = { workosUserId: "user_ada", displayName: "Ada", email: "", isActive: true };
    await ctx.db.insert("users", { ...ada, ...dates });
    await ctx.db.insert("workosMemberships", membership(1, "org_1", "deleted"));
    await ctx.db.insert("workosMemberships", membership(2, "org_1", "active"));
    await ctx.db.insert("workosMemberships", membership(3, "org_2", "active"));
    await ctx.db.insert("workosMemberships", membership(4, "org_3", "deleted"));
    await ctx.db.insert("workosMemberships", membership(5, "org_2", "deleted"));
  });
  const names = async (org_id?: string) => {
    const viewer = t.withIdentity({ subject: "user_ada", ...(org_id && { org_id }) });
    const { page } = await viewer.query(list, { paginationOpts: { numItems: 9, cursor: null } });
    return page.map((member: { displayName: string }) => member.displayName);
  };
  vi.spyOn(console, "warn").mockImplementation(() => {}); // "no row makes them a member"
  expect(await names("org_1")).toEqual(["Ada"]);
  expect(await names("org_2")).toEqual(["Ada"]);
  await expect(names("org_3")).rejects.toThrow("FORBIDDEN");
  expect(await names("org_4")).toEqual([]);
  expect(await names()).toEqual([]);
});
