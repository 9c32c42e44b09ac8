// Options that do not fit the schema are compile errors whose text says what to do: the compiler's
// message must hold what follows "says:", which test/convex/compileErrors.test.ts looks for.
import { orgDirectory } from "../../src/server/directory/index.js";
import { orgMembers, viewerFromClaim, viewerFromRow } from "../../src/server/index.js";
import { v } from "convex/values";
import {
  internalMutation,
  internalQuery,
  mutation,
  query,
  queryWithoutUsers,
  withoutDirectory,
} from "./app.js";

const people = {
  table: "people",
  index: "by_tenant",
  organizationField: "tenant",
  activeField: "enabled",
} as const;
const byExternalId = viewerFromRow({ index: "by_external_id", field: "externalId" });

// @ts-expect-error says: There is no table "users" in convex/schema.ts: set "table" to the one whose rows are the members
export const { listActiveUsersInOrg: wrong1 } = orgMembers(queryWithoutUsers);

// @ts-expect-error says: There is no table "persons" in convex/schema.ts: set "table" to the one whose rows are the members
export const { listActiveUsersInOrg: wrong2 } = orgMembers(query, { table: "persons" });

// @ts-expect-error says: Table "users" has no index "by_team": set "index" to the one that starts with the organization and the active flag, or add it in convex/schema.ts
export const { listActiveUsersInOrg: wrong3 } = orgMembers(query, { index: "by_team" });

// @ts-expect-error says: Table "people" has no index "by_org_and_active"
export const { listActiveUsersInOrg: wrong4 } = orgMembers(query, { table: "people" });

// @ts-expect-error says: Index "by_tenant" starts with "tenant" and "enabled", not with "orgId" and "isActive": if those are the organization and the active flag, set organizationField: "tenant" and activeField: "enabled"; otherwise set "index" to one that starts with both
export const { listActiveUsersInOrg: wrong5 } = orgMembers(query, {
  table: "people",
  index: "by_tenant",
});

// @ts-expect-error says: Index "by_name" starts with "fullName" and "_creationTime", not with "tenant" and "enabled"
export const { listActiveUsersInOrg: wrong6 } = orgMembers(query, { ...people, index: "by_name" });

// @ts-expect-error says: The value that means active cannot be in "enabled": set "activeValue" to one that can
export const { listActiveUsersInOrg: withoutActive } = orgMembers(query, {
  ...people,
  viewer: viewerFromRow({ index: "by_external_id", field: "externalId" }),
  member: (person) => ({ displayName: person.fullName }),
});

// @ts-expect-error says: The value that means active cannot be in "isActive": set "activeValue" to one that can
export const { listActiveUsersInOrg: wrong7 } = orgMembers(query, { activeValue: "yes" });

// @ts-expect-error says: Table "people" has no index "by_workos_id" to find the viewer by: set "viewer" to viewerFromRow() or viewerFromClaim() with an index and its first field, or to a function of your own
export const { listActiveUsersInOrg: withoutViewer } = orgMembers(query, {
  ...people,
  activeValue: "active",
  member: (person) => ({ displayName: person.fullName }),
});

// @ts-expect-error says: Index "by_workos_id" does not start with "email": give the viewer's resolver an index and its first field, which holds the identity's subject
export const { listActiveUsersInOrg: wrong8 } = orgMembers(query, {
  viewer: viewerFromRow({ index: "by_workos_id", field: "email" }),
});

// @ts-expect-error says: Table "users" has no index "by_subject" to find the viewer by
export const { listActiveUsersInOrg: wrong9 } = orgMembers(query, {
  viewer: viewerFromClaim({ index: "by_subject" }),
});

// @ts-expect-error says: Property 'isActive' is missing in type
orgMembers(query, { viewer: async () => ({ organization: "org_1" }) });

// @ts-expect-error says: Type 'number' is not assignable to type 'string'
orgMembers(query, { viewer: async () => ({ organization: 1, isActive: true }) });

// @ts-expect-error says: Rows of "people" have no text in "displayName" and "avatarUrl": set "member" to a function that returns them from a row
export const { listActiveUsersInOrg: withoutMember } = orgMembers(query, {
  ...people,
  activeValue: "active",
  viewer: byExternalId,
});

// @ts-expect-error says: "email" is not a public field: declare it in "fields" with a validator, or do not return it from "member"
export const { listActiveUsersInOrg: undeclared } = orgMembers(query, {
  member: (user) => ({ displayName: user.displayName, email: user.email }),
});

// @ts-expect-error says: "salary" is not a public field
export const { listActiveUsersInOrg: undeclaredAsync } = orgMembers(query, {
  ...people,
  activeValue: "active",
  viewer: byExternalId,
  member: async (person) => (person.title ? { salary: person.salary } : null),
});

// @ts-expect-error says: Type 'number' is not assignable to type 'string'
orgMembers(query, { member: (user) => ({ displayName: user.createdAt }) });

// @ts-expect-error says: "fields" declares extra fields: set "member" to a function that returns them
export const { listActiveUsersInOrg: wrong10 } = orgMembers(query, {
  fields: { role: v.string() },
});

export const withoutDeclared = orgMembers(query, {
  fields: { role: v.string() },
  // @ts-expect-error says: Property 'role' is missing in type
  member: (user) => ({ displayName: user.displayName }),
});

// @ts-expect-error says: "isActive" is always there: leave it out of "fields"
export const { listActiveUsersInOrg: reserved } = orgMembers(query, {
  fields: { isActive: v.boolean() },
  member: (user) => ({ displayName: user.displayName, isActive: true }),
});

// @ts-expect-error says: There is no option "active": leave it out, or correct its name
export const { listActiveUsersInOrg: unknownOption } = orgMembers(query, { active: true });

// One problem at a time, the first cause first: the table, then its index, then the rest.
// @ts-expect-error says: There is no table "persons" in convex/schema.ts
export const { listActiveUsersInOrg: severalCauses } = orgMembers(query, {
  table: "persons",
  index: "by_nothing",
  activeValue: "yes",
  fields: { isActive: v.boolean() },
});

// @ts-expect-error says: is not a public field: declare it in "fields" with a validator, or do not return it from "member"
export const { listActiveUsersInOrg: severalUndeclared } = orgMembers(query, {
  member: (user) => ({ email: user.email, orgRole: user.orgRole }),
});

// What is given is not said to be missing, though its type is wrong.
export const { listActiveUsersInOrg: wrongMember } = orgMembers(query, {
  ...people,
  activeValue: "active",
  viewer: byExternalId,
  // @ts-expect-error says: Type 'boolean' is not assignable to type 'string'
  member: (person) => ({ displayName: person.fullName === "" }),
});

export const { listActiveUsersInOrg: wrongViewer } = orgMembers(query, {
  ...people,
  activeValue: "active",
  // @ts-expect-error says: Property 'isActive' is missing in type
  viewer: async () => ({ organization: "org_1" }),
  member: (person) => ({ displayName: person.fullName }),
});

// @ts-expect-error says: There is no table "persons" in convex/schema.ts: set "table" of "person" to the one that has the people's names
export const { listActiveUsersInOrg: noPersons } = orgMembers(query, {
  table: "memberships",
  viewer: viewerFromClaim({ index: "by_subject", field: "subject" }),
  person: { table: "persons", from: "accountId" },
  member: () => ({}),
});

// @ts-expect-error says: "subject" of "memberships" holds no id of "accounts": set "from" of "person" to a field that does, or add an "index" of "accounts" that starts with the field that has the same value
export const { listActiveUsersInOrg: noId } = orgMembers(query, {
  table: "memberships",
  viewer: viewerFromClaim({ index: "by_subject", field: "subject" }),
  person: { table: "accounts", from: "subject" },
  member: (account) => ({ displayName: account.name }),
});

// @ts-expect-error says: Table "accounts" has no index "by_email": set "index" of "person" to one that finds a person, or add it in convex/schema.ts
export const { listActiveUsersInOrg: noPersonIndex } = orgMembers(query, {
  table: "memberships",
  viewer: viewerFromClaim({ index: "by_subject", field: "subject" }),
  person: { table: "accounts", from: "subject", index: "by_email" },
  member: (account) => ({ displayName: account.name }),
});

// @ts-expect-error says: Index "by_subject" does not start with "orgId": set "field" of "person" to its first field
export const { listActiveUsersInOrg: wrongPersonIndex } = orgMembers(query, {
  table: "memberships",
  viewer: viewerFromClaim({ index: "by_subject", field: "subject" }),
  person: { table: "accounts", from: "orgId", index: "by_subject" },
  member: (account) => ({ displayName: account.name }),
});

// @ts-expect-error says: Rows of "accounts" have no text in "displayName" and "avatarUrl": set "member" to a function that returns them from a row
export const { listActiveUsersInOrg: unnamedPerson } = orgMembers(query, {
  table: "memberships",
  viewer: viewerFromClaim({ index: "by_subject", field: "subject" }),
  person: { table: "accounts", from: "accountId" },
});

const builders = { query, internalQuery, internalMutation };

// @ts-expect-error says: There is no table "orgDirectory" in convex/schema.ts: spread ...orgDirectoryTables into defineSchema, beside your own tables
export const { sync: withoutTables } = orgDirectory(withoutDirectory);

// @ts-expect-error says: There is no table "persons" in convex/schema.ts: set "table" to the one whose rows are the members
export const { sync: withoutPersons } = orgDirectory(builders, { table: "persons" });

// @ts-expect-error says: There is no option "sortBy": leave it out, or correct its name
export const { sync: noOption } = orgDirectory(builders, { sortBy: (name: string) => name });

// @ts-expect-error says: Rows of "people" have no text in "displayName": set "name" to a function that returns the name to find a member by
export const { sync: withoutName } = orgDirectory(builders, {
  ...people,
  activeValue: "active",
  viewer: byExternalId,
  member: (person) => ({ displayName: person.fullName }),
});

// @ts-expect-error says: Type 'number' is not assignable to type 'string'
orgDirectory(builders, { name: (user) => user.createdAt });

// @ts-expect-error says: "internal"
orgDirectory({ ...builders, internalMutation: mutation });
