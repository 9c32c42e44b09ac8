import { queryGeneric, makeFunctionReference } from "convex/server";
import { v } from "convex/values";
import { expect, onTestFinished, test } from "vitest";
import { createEmbeddedDeployment, type Seed } from "../../embedded/deployment/index.js";
import { admit } from "../../src/server/admit.js";
import type { UntypedCtx } from "../../src/server/untypedCtx.js";
import { viewerFromRow } from "../../src/server/index.js";
import { schema } from "../types/app.js";
import { user } from "./reference.js";

/** A query that finds its rows by pointers which anybody may have forged: a directory at its worst. */
const byPointers = queryGeneric({
  args: { ids: v.array(v.string()) },
  handler: async (ctx: UntypedCtx, { ids }) => {
    const organization = await admit(ctx, {
      table: "users",
      index: "by_org_and_active",
      organizationField: "orgId",
      activeField: "isActive",
      activeValue: true,
      person: undefined,
      viewer: viewerFromRow().resolve,
      member: ({ displayName }) => ({ displayName }),
      fields: {},
    });
    if (organization === null) return "nothing";
    const rows = await Promise.all(ids.map((id) => ctx.db.get(id as never)));
    return Promise.all(rows.map((row) => organization.publicMember(row!)));
  },
});

async function pointTo(seed: Seed<typeof schema>, sub: string | null) {
  const deployment = createEmbeddedDeployment({
    schema,
    modules: { "./_generated/api.js": async () => ({}), "./test.ts": async () => ({ byPointers }) },
    seed,
  });
  onTestFinished(() => deployment.close());
  const rows = await deployment.mutate(({ db }) => db.query("users").collect());
  return deployment
    .connect({ identity: sub === null ? null : { sub } })
    .query(makeFunctionReference<"query">("test:byPointers"), { ids: rows.map(({ _id }) => _id) });
}

const users = [
  user("ada", "org_1"),
  user("eve", "org_2"),
  user("left", "org_1", { isActive: false }),
  user("nowhere"),
];

test("a row that another table points to is shown only where it is an active member itself", async () => {
  expect(await pointTo({ users }, "user_ada")).toEqual([
    { _id: expect.any(String), displayName: "ada", isActive: true },
    null,
    null,
    null,
  ]);
});

test("nobody passes without an identity, a row, an organization, or while deactivated", async () => {
  await expect(pointTo({ users }, null)).rejects.toMatchObject({ data: { code: "UNAUTHORIZED" } });
  await expect(pointTo({ users }, "user_left")).rejects.toMatchObject({
    data: { code: "FORBIDDEN" },
  });
  expect(await pointTo({ users }, "user_stranger")).toBe("nothing");
  expect(await pointTo({ users }, "user_nowhere")).toBe("nothing");
});
