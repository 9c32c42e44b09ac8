import { sync } from "../../convex/users/directory.js";
import { ACME, GLOBEX, VIEWER, type Organization } from "./createOrganization.js";
import { personName } from "./people.js";
import type { Id } from "../../convex/_generated/dataModel.js";

export const LIST = "users/queries:listActiveUsersInOrg";

/** What somebody else may do to an organization while one looks at its members. */
export function liveActions({ deployment, row }: Organization) {
  let joined = 0;

  type User = ReturnType<typeof row>;
  const change = (id: Id<"users">, fields: Partial<User>) =>
    deployment.mutate(async ({ db }) => {
      await db.patch(id, fields);
      await sync({ db }, id);
    });

  const members = (orgId: string) =>
    deployment.mutate(({ db }) =>
      db
        .query("users")
        .withIndex("by_org_and_active", (q) => q.eq("orgId", orgId).eq("isActive", true))
        .order("desc")
        .take(12),
    );
  // One of those on top, so that the change is seen; never the viewer.
  const somebody = async (orgId: string) => {
    const others = (await members(orgId)).filter((user) => user.workosUserId !== VIEWER);
    return others[Math.floor(Math.random() * others.length)];
  };
  const viewer = () =>
    deployment.mutate(({ db }) =>
      db
        .query("users")
        .withIndex("by_workos_id", (q) => q.eq("workosUserId", VIEWER))
        .unique(),
    );

  return {
    async add(orgId: string) {
      const displayName = personName(2_000 + ++joined);
      await deployment.mutate(async ({ db }) => {
        const fields = { ...row(orgId, 20_000 + joined), displayName };
        await sync({ db }, await db.insert("users", fields));
      });
      return `${displayName} joined.`;
    },
    async rename(orgId: string) {
      const user = await somebody(orgId);
      if (!user) return "There is nobody to rename.";
      const displayName = personName(Math.floor(Math.random() * 10_000));
      await change(user._id, { displayName });
      return `${user.displayName} is now ${displayName}.`;
    },
    async deactivate(orgId: string) {
      const user = await somebody(orgId);
      if (!user) return "There is nobody to deactivate.";
      await change(user._id, { isActive: false });
      return `${user.displayName} was deactivated.`;
    },
    /** The page after the last one loaded fails; it comes with the retry. */
    failNextPage() {
      deployment.failNext(LIST, {
        error: new Error("This page was made to fail."),
        when: (args) => (args.paginationOpts as { cursor: unknown }).cursor !== null,
      });
      return "The next page will fail once. Scroll down to meet it.";
    },
    /** As WorkOS would: another token, and a row that says where the viewer now is. */
    async switchOrganization(from: string) {
      const to = from === ACME ? GLOBEX : ACME;
      const me = await viewer();
      if (me) await change(me._id, { orgId: to });
      deployment.setIdentity({ sub: VIEWER, org_id: to });
      return to;
    },
    async setViewerActive(isActive: boolean) {
      const me = await viewer();
      if (me) await change(me._id, { isActive });
      return isActive ? "You were reactivated." : "You were deactivated.";
    },
  };
}
