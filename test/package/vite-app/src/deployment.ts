import { createEmbeddedDeployment } from "convex-org-members/testing";
import schema from "../convex/schema";

const user = (index: number) => ({
  workosUserId: `user_${index}`,
  email: `user_${index}@example.com`,
  orgId: "org_acme",
  displayName: `Member ${index}`,
  isActive: true,
  createdAt: index,
  updatedAt: index,
});

/** An organization of 250 members, the oldest of them signed in. */
export const deployment = createEmbeddedDeployment({
  schema,
  modules: import.meta.glob(["../convex/**/*.{ts,js}", "!../convex/**/*.d.ts"]),
  seed: { users: Array.from({ length: 250 }, (_, index) => user(index)) },
});
deployment.setIdentity({ sub: "user_0", org_id: "org_acme" });

// Functions of Convex are for its server: a page may load them once the deployment has prepared it.
const directory = () => import("../convex/users/directory");

export const join = () =>
  deployment.mutate(async ({ db }) => {
    const { sync } = await directory();
    await sync({ db }, await db.insert("users", user(250)));
  });

export const fillDirectory = () =>
  deployment.mutate(async ({ db }) => {
    const { sync } = await directory();
    for (const { _id } of await db.query("users").collect()) await sync({ db }, _id);
  });

export const renameNewest = () =>
  deployment.mutate(async ({ db }) => {
    const newest = await db.query("users").order("desc").first();
    await db.patch(newest!._id, { displayName: "Renamed" });
  });
