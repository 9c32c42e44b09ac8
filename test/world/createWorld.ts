import { createEmbeddedDeployment } from "../../embedded/deployment/index.js";
import schema from "../../convex/schema.js";

const modules = import.meta.glob(["../../convex/**/*.{ts,js}", "!../../convex/**/*.d.ts"]);

export const ORG = "org_acme";
export const OTHER_ORG = "org_globex";

export interface WorldOptions {
  /** Active members of `ORG`, the viewer among them. Member 0 is the oldest. */
  members?: number;
  /** Active members of `OTHER_ORG`. */
  others?: number;
  latencyMs?: number;
}

/** A member as the reference deployment's schema stores it. */
function user(index: number, orgId: string = ORG) {
  return {
    workosUserId: `${orgId}_user_${index}`,
    email: `${orgId}_user_${index}@example.com`,
    orgId,
    displayName: `${orgId === ORG ? "Member" : "Stranger"} ${index}`,
    isActive: true,
    createdAt: index,
    updatedAt: index,
  };
}

/** Claims of member `index` of `orgId`. */
export const claims = (index = 0, orgId = ORG) => ({
  sub: `${orgId}_user_${index}`,
  org_id: orgId,
});

/** The reference deployment in memory: two organizations, nobody signed in. */
export function createWorld({ members = 5, others = 3, latencyMs = 0 }: WorldOptions = {}) {
  const deployment = createEmbeddedDeployment({
    schema,
    modules,
    latencyMs,
    seed: {
      users: [
        ...Array.from({ length: others }, (_, i) => user(i, OTHER_ORG)),
        ...Array.from({ length: members }, (_, i) => user(i)),
      ],
    },
  });

  const find = async (displayName: string) =>
    deployment.mutate(async ({ db }) => {
      const rows = await db.query("users").collect();
      const row = rows.find((candidate) => candidate.displayName === displayName);
      if (row === undefined) throw new Error(`No user is called "${displayName}".`);
      return row._id;
    });

  return {
    deployment,
    /** What the list should show: names of the organization's active members, newest first. */
    names: (orgId = ORG) =>
      deployment.mutate(async ({ db }) => {
        const rows = await db.query("users").order("desc").collect();
        return rows
          .filter((row) => row.orgId === orgId && row.isActive)
          .map((row) => row.displayName);
      }),
    add: (displayName: string, orgId = ORG) =>
      deployment.mutate(async ({ db }) => {
        await db.insert("users", { ...user(0, orgId), workosUserId: displayName, displayName });
      }),
    patch: async (
      displayName: string,
      fields: { displayName?: string; isActive?: boolean; orgId?: string; avatarUrl?: string },
    ) => {
      const id = await find(displayName);
      await deployment.mutate(({ db }) => db.patch(id, fields));
    },
    remove: async (displayName: string) => {
      const id = await find(displayName);
      await deployment.mutate(({ db }) => db.delete(id));
    },
  };
}

export type World = ReturnType<typeof createWorld>;
