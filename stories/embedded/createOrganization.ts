import schema from "../../convex/schema.js";
import { createEmbeddedDeployment } from "../../embedded/deployment/index.js";
import { personAvatar, personName } from "./people.js";
import { seedDirectory } from "./seedDirectory.js";

const modules = {
  ...import.meta.glob(["../../convex/**/*.{ts,js}", "!../../convex/**/*.d.ts"]),
  // As if it lay in convex/: the reference deployment itself has no function that only stories need.
  "../../convex/team.ts": () => import("./team.js"),
};

export const ACME = "org_acme";
export const GLOBEX = "org_globex";
/** The oldest member of Acme is the one who looks at the list. */
export const VIEWER = "user_viewer";

export interface OrganizationOptions {
  /** Active members of Acme. */
  members?: number;
  /** Overrides what member `index` shows, to browse names and pictures of every kind. */
  person?: (index: number) => { displayName?: string; avatarUrl?: string };
  latencyMs?: number;
  /** Whether the members are in the directory, to be searched and counted. */
  directory?: boolean;
}

/** The reference deployment of `convex/` in memory, with two organizations and its viewer signed in. */
export function createOrganization({
  members = 1_000,
  person = (index) => ({ displayName: personName(index), avatarUrl: personAvatar(index) }),
  latencyMs = 120,
  directory = false,
}: OrganizationOptions = {}) {
  const row = (orgId: string, index: number) => ({
    workosUserId: orgId === ACME && index === 0 ? VIEWER : `${orgId}_${index}`,
    email: `${orgId}_${index}@example.com`,
    orgId,
    orgRole: index % 7 === 3 ? "admin" : "member",
    isActive: true,
    createdAt: index,
    updatedAt: index,
    ...person(index),
  });
  const rows = (orgId: string, count: number) =>
    Array.from({ length: count }, (_, index) => row(orgId, index));

  const users = [...rows(GLOBEX, Math.min(members, 40)), ...rows(ACME, members)];
  const deployment = createEmbeddedDeployment({
    schema,
    modules,
    latencyMs,
    seed: directory ? ({ db }) => seedDirectory(db, users) : { users },
  });
  deployment.setIdentity({ sub: VIEWER, org_id: ACME });
  return { deployment, row };
}

export type Organization = ReturnType<typeof createOrganization>;
