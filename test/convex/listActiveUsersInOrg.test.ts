import { convexTest } from "convex-test";
import { describe, expect, test } from "vitest";
import { api } from "../../convex/_generated/api.js";
import schema from "../../convex/schema.js";
import { modules } from "./modules.js";

const firstPage = { paginationOpts: { numItems: 10, cursor: null } };

function deployment() {
  const t = convexTest(schema, modules);
  let created = 0;
  const addUser = (
    name: string,
    orgId: string | undefined,
    profile: { isActive?: boolean; avatarUrl?: string; orgRole?: string } = {},
  ) =>
    t.run((ctx) =>
      ctx.db.insert("users", {
        workosUserId: `user_${name}`,
        email: `${name}@example.com`,
        orgId,
        displayName: name,
        isActive: true,
        createdAt: (created += 1),
        updatedAt: created,
        ...profile,
      }),
    );
  const list = (name: string, args: typeof firstPage = firstPage) =>
    t.withIdentity({ subject: `user_${name}` }).query(api.users.queries.listActiveUsersInOrg, args);
  return { t, addUser, list };
}

describe("listActiveUsersInOrg", () => {
  test("lists the active members of the viewer's organization, newest first, with public fields only", async () => {
    const { addUser, list } = deployment();
    const ada = await addUser("ada", "org_1", { avatarUrl: "https://example.com/ada.png" });
    await addUser("grace", "org_2");
    await addUser("edsger", "org_1", { isActive: false });
    const barbara = await addUser("barbara", "org_1", { orgRole: "admin" });

    const { page, isDone } = await list("ada");

    expect(page).toEqual([
      { _id: barbara, displayName: "barbara", isActive: true },
      { _id: ada, displayName: "ada", avatarUrl: "https://example.com/ada.png", isActive: true },
    ]);
    expect(isDone).toBe(true);
  });
});
