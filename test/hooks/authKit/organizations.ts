import {
  defineSchema,
  makeFunctionReference,
  queryGeneric,
  type DataModelFromSchemaDefinition,
  type QueryBuilder,
} from "convex/server";
import type { MembersQuery } from "../../../src/core/session/membersQuery.js";
import { orgMembers, orgMemberTables, viewerFromClaim } from "../../../src/server/index.js";
import { createEmbeddedDeployment } from "../../../embedded/deployment/index.js";

export const ADA = "user_ada";
const organizations = ["org_acme", "org_globex"];

/** A deployment for people of several organizations: the token says which one they are in. */
export function createOrganizations() {
  const schema = defineSchema(orgMemberTables);
  const query = queryGeneric as QueryBuilder<
    DataModelFromSchemaDefinition<typeof schema>,
    "public"
  >;
  const member = (orgId: string, workosUserId: string, index: number) => ({
    workosUserId,
    orgId,
    email: `${workosUserId}@example.com`,
    displayName: `${orgId} ${index}`,
    isActive: true,
    createdAt: index,
    updatedAt: index,
  });
  return createEmbeddedDeployment({
    schema,
    latencyMs: 2,
    modules: {
      "convex/_generated/server.js": async () => ({}),
      "convex/members.js": async () => orgMembers(query, { viewer: viewerFromClaim() }),
    },
    seed: {
      users: organizations.flatMap((orgId) => [
        member(orgId, ADA, 0),
        ...Array.from({ length: 6 }, (_, index) => member(orgId, `${orgId}_${index}`, index + 1)),
      ]),
    },
  });
}

export const list = makeFunctionReference<"query">(
  "members:listActiveUsersInOrg",
) as unknown as MembersQuery;

/** The names on the first page of three. */
export const topOf = (orgId: string) => [6, 5, 4].map((index) => `${orgId} ${index}`);
