import type { ConvexReactClient } from "convex/react";
import { onTestFinished } from "vitest";
import { api } from "../../convex/_generated/api.js";
import type { Doc } from "../../convex/_generated/dataModel.js";
import schema from "../../convex/schema.js";
import { createEmbeddedDeployment } from "../../embedded/deployment/index.js";
import { modules } from "./modules.js";

export const listActiveUsersInOrg = api.users.queries.listActiveUsersInOrg;

type User = Omit<Doc<"users">, "_id" | "_creationTime">;

/** A row of `users`, whose private fields hold "private". */
export const user = (name: string, orgId?: string, changes: Partial<User> = {}): User => ({
  workosUserId: `user_${name}`,
  email: `${name}@private.example.com`,
  orgId,
  orgRole: "private",
  displayName: name,
  isActive: true,
  createdAt: 0,
  updatedAt: 0,
  ...changes,
});

/** The reference deployment, with a real client for each viewer who asks. */
export function reference(users: User[]) {
  const deployment = createEmbeddedDeployment({ schema, modules, seed: { users } });
  onTestFinished(() => deployment.close());
  const clients = new Map<string | null, ConvexReactClient>();

  /** The client of a viewer, by name; of nobody for `null`. */
  const clientOf = (name: string | null, claims: Record<string, string> = {}) => {
    const known = clients.get(name);
    if (known) return known;
    const identity = name === null ? null : { sub: `user_${name}`, ...claims };
    const client = deployment.connect({ identity });
    clients.set(name, client);
    return client;
  };

  return {
    deployment,
    clientOf,
    /** One page as a viewer gets it. Any argument may be given, as a hostile client would. */
    list: (name: string | null, paginationOpts: object = {}, others: object = {}) =>
      clientOf(name).query(listActiveUsersInOrg, {
        paginationOpts: { numItems: 10, cursor: null, ...paginationOpts },
        ...others,
      }),
    /** Changes the user of that name, past all functions. */
    change: (name: string, changes: Partial<User>) =>
      deployment.mutate(async ({ db }) => {
        const row = await db
          .query("users")
          .withIndex("by_workos_id", (q) => q.eq("workosUserId", `user_${name}`))
          .unique();
        await db.patch("users", row!._id, changes);
      }),
  };
}
