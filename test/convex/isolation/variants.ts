import {
  defineSchema,
  defineTable,
  internalMutationGeneric,
  internalQueryGeneric,
  makeFunctionReference,
  queryGeneric,
  type DataModelFromSchemaDefinition,
  type MutationBuilder,
  type QueryBuilder,
} from "convex/server";
import { v } from "convex/values";
import type { AnySchema } from "../../../embedded/deployment/index.js";
import { orgMembers, viewerFromClaim, viewerFromId } from "../../../src/server/index.js";
import { orgDirectory, orgDirectoryTables } from "../../../src/server/directory/index.js";
import * as adoption from "../../types/adoption.js";
import { internalMutation, internalQuery, query, schema } from "../../types/app.js";
import * as directories from "../../types/directory.js";
import type { Person } from "./model.js";

/** One way to adopt the query: how a person is stored, and what the oracle must know of it. */
export interface Variant {
  readonly name: string;
  readonly schema: AnySchema;
  readonly functions: { listActiveUsersInOrg: unknown };
  readonly directory: Directory;
  readonly table: string;
  readonly row: (person: Person) => Record<string, unknown>;
  /** The row in another table that has the person's name, where `row` is a membership. */
  readonly personRow?: (person: Person) => Record<string, unknown>;
  /** Who a person is in their token. */
  readonly subject: (person: Person) => string;
  readonly maxNumItems: number;
  /** Whether the token's `org_id` claim names the organization, rather than the viewer's row. */
  readonly byClaim: boolean;
  /** The order of the list. */
  readonly compare: (a: Person, b: Person) => number;
}

interface Directory {
  readonly searchActiveUsersInOrg: unknown;
  readonly countActiveUsersInOrg: unknown;
  readonly countActiveUsersBySection: unknown;
  readonly browseActiveUsersInOrg: unknown;
  readonly locateActiveUserInOrg: unknown;
  // Which table it is, TypeScript cannot know.
  readonly sync: (ctx: { db: never }, id: never) => Promise<void>;
}

export const path = makeFunctionReference<"query">("users:listActiveUsersInOrg");
export const searchPath = makeFunctionReference<"query">("users:searchActiveUsersInOrg");
export const countPath = makeFunctionReference<"query">("users:countActiveUsersInOrg");
export const sectionsPath = makeFunctionReference<"query">("users:countActiveUsersBySection");
export const browsePath = makeFunctionReference<"query">("users:browseActiveUsersInOrg");
export const locatePath = makeFunctionReference<"query">("users:locateActiveUserInOrg");

const builders = { query, internalQuery, internalMutation };

const userRow = ({ number, name, organization, isActive }: Person) => ({
  workosUserId: `subject ${number}`,
  email: `private ${name}`,
  orgId: organization,
  orgRole: `private ${name}`,
  displayName: name,
  avatarUrl: `https://example.com/${number}`,
  isActive,
  createdAt: 0,
  updatedAt: 0,
});
const memberships = defineSchema({
  ...orgDirectoryTables,
  persons: defineTable({ key: v.string(), name: v.string(), email: v.string() }).index("by_key", [
    "key",
  ]),
  memberships: defineTable({
    key: v.string(),
    orgId: v.optional(v.string()),
    isActive: v.boolean(),
    note: v.string(),
  })
    .index("by_key", ["key"])
    .index("by_org_and_active", ["orgId", "isActive"]),
});
type MembershipsModel = DataModelFromSchemaDefinition<typeof memberships>;
const membershipsQuery: QueryBuilder<MembershipsModel, "public"> = queryGeneric;
const membershipsBuilders = {
  query: membershipsQuery,
  internalQuery: internalQueryGeneric as QueryBuilder<MembershipsModel, "internal">,
  internalMutation: internalMutationGeneric as MutationBuilder<MembershipsModel, "internal">,
};

const bySubject = ({ number }: Person) => `subject ${number}`;
const newestFirst = (a: Person, b: Person) => b.number - a.number;

export const variants: Variant[] = [
  {
    name: "the reference tables",
    schema,
    functions: adoption.byDefault,
    directory: directories.byDefault,
    table: "users",
    row: userRow,
    subject: bySubject,
    maxNumItems: 500,
    byClaim: false,
    compare: newestFirst,
  },
  {
    name: "an organization from the token's claim",
    schema,
    functions: orgMembers(query, { viewer: viewerFromClaim() }),
    directory: orgDirectory(builders, { viewer: viewerFromClaim() }),
    table: "users",
    row: userRow,
    subject: bySubject,
    maxNumItems: 500,
    byClaim: true,
    compare: newestFirst,
  },
  {
    name: "a table with other names, in the order of the alphabet",
    schema,
    functions: adoption.people,
    directory: directories.people,
    table: "people",
    row: ({ number, name, organization, isActive }) => ({
      externalId: `subject ${number}`,
      tenant: organization,
      enabled: isActive ? "active" : "left",
      fullName: name,
      photo: null,
      salary: `private ${name}`,
    }),
    subject: bySubject,
    maxNumItems: 500,
    byClaim: false,
    compare: (a, b) => Number(a.name > b.name) - Number(a.name < b.name),
  },
  {
    name: "the id of the viewer's row in the token, and small pages",
    schema,
    functions: orgMembers(query, { viewer: viewerFromId(), maxNumItems: 2 }),
    directory: orgDirectory(builders, { viewer: viewerFromId(), maxNumItems: 2 }),
    table: "users",
    row: userRow,
    subject: ({ id }) => `${id}|session`,
    maxNumItems: 2,
    byClaim: false,
    compare: newestFirst,
  },
  {
    name: "memberships whose people are in another table, of which ended ones stay",
    schema: memberships,
    functions: orgMembers(membershipsQuery, {
      table: "memberships",
      viewer: viewerFromClaim({ index: "by_key", field: "key", keepsEnded: true }),
      person: { table: "persons", from: "key", index: "by_key" },
      member: ({ name }) => ({ displayName: name }),
      maxNumItems: 3,
    }),
    directory: orgDirectory(membershipsBuilders, {
      table: "memberships",
      viewer: viewerFromClaim({ index: "by_key", field: "key", keepsEnded: true }),
      person: { table: "persons", from: "key", index: "by_key" },
      member: ({ name }) => ({ displayName: name }),
      name: ({ name }) => name,
      maxNumItems: 3,
    }),
    table: "memberships",
    row: ({ number, name, organization, isActive }) => ({
      key: `subject ${number}`,
      orgId: organization,
      isActive,
      note: `private ${name}`,
    }),
    personRow: ({ number, name }) => ({
      key: `subject ${number}`,
      name,
      email: `private ${name}`,
    }),
    subject: bySubject,
    maxNumItems: 3,
    byClaim: true,
    compare: newestFirst,
  },
];
