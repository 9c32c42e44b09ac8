// What any Convex app can write, and the types its client then gets.
import type { UsePaginatedQueryReturnType } from "convex/react";
import type { FunctionReference, PaginationOptions, PaginationResult } from "convex/server";
import type { ApiFromModules } from "convex/server";
import { v, type GenericId } from "convex/values";
import {
  orgMembers,
  viewerFromClaim,
  viewerFromId,
  viewerFromRow,
  type OrgMembersOptions,
} from "../../src/server/index.js";
import { internalQuery, localizedQuery, query, sessionQuery } from "./app.js";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_Claim extends true>() => {};

type ReferenceTo<Functions extends object> =
  ApiFromModules<{ users: Functions }> extends {
    users: { listActiveUsersInOrg: infer Reference };
  }
    ? Reference
    : never;
type MemberOf<Functions extends object> =
  ReferenceTo<Functions> extends FunctionReference<"query", "public", infer _Args, infer Returns>
    ? Returns extends PaginationResult<infer Member>
      ? Member
      : never
    : never;

type PublicFour<Table extends string> = {
  _id: GenericId<Table>;
  displayName?: string;
  avatarUrl?: string;
  isActive: boolean;
};

export const byDefault = orgMembers(query);
holds<Equal<MemberOf<typeof byDefault>, PublicFour<"users">>>();
export type Results = UsePaginatedQueryReturnType<ReferenceTo<typeof byDefault>>["results"];
holds<Equal<Results[number], PublicFour<"users">>>();

export const people = orgMembers(query, {
  table: "people",
  index: "by_tenant",
  organizationField: "tenant",
  activeField: "enabled",
  activeValue: "active",
  order: "asc",
  viewer: viewerFromRow({ index: "by_external_id", field: "externalId" }),
  fields: { title: v.optional(v.string()), initial: v.string() },
  member: ({ fullName, photo, title }) => ({
    displayName: fullName,
    avatarUrl: photo,
    title,
    initial: fullName.slice(0, 1),
  }),
});
holds<MemberOf<typeof people>["_id"] extends GenericId<"people"> ? true : false>();
holds<Equal<MemberOf<typeof people>["title"], string | undefined>>();
holds<Equal<MemberOf<typeof people>["initial"], string>>();
// @ts-expect-error a field that is not declared does not reach the client's type
export type Salary = MemberOf<typeof people>["salary"];

export const memberships = orgMembers(query, {
  table: "memberships",
  viewer: viewerFromClaim({ index: "by_subject", field: "subject" }),
  fields: { role: v.union(v.literal("admin"), v.literal("member")) },
  member: async (membership, ctx) => {
    const account = await ctx.db.get(membership.accountId);
    return account && { displayName: account.name, role: membership.role };
  },
});
holds<Equal<MemberOf<typeof memberships>["role"], "admin" | "member">>();

export const joined = orgMembers(query, {
  table: "memberships",
  viewer: viewerFromClaim({ index: "by_subject", field: "subject", keepsEnded: true }),
  person: { table: "accounts", from: "subject", index: "by_subject" },
  fields: { role: v.union(v.literal("admin"), v.literal("member")) },
  member: (account, _ctx, membership) => ({ displayName: account.name, role: membership.role }),
});
holds<Equal<MemberOf<typeof joined>["role"], "admin" | "member">>();
holds<MemberOf<typeof joined>["_id"] extends GenericId<"memberships"> ? true : false>();

export const joinedById = orgMembers(query, {
  table: "memberships",
  viewer: viewerFromClaim({ index: "by_subject", field: "subject" }),
  person: { table: "accounts", from: "accountId" },
  member: ({ name }) => ({ displayName: name }),
});
holds<Equal<MemberOf<typeof joinedById>, PublicFour<"memberships">>>();

export const joinedByDefault = orgMembers(query, {
  table: "memberships",
  viewer: viewerFromClaim({ index: "by_subject", field: "subject" }),
  person: { table: "users", from: "subject", index: "by_workos_id", field: "workosUserId" },
});
holds<Equal<MemberOf<typeof joinedByDefault>, PublicFour<"memberships">>>();

export const byId = orgMembers(query, { viewer: viewerFromId() });
holds<Equal<MemberOf<typeof byId>, PublicFour<"users">>>();

type Query = typeof query;
// Options written apart from the call: their type has the app's query as its one parameter.
const apart = {
  table: "people",
  index: "by_tenant",
  organizationField: "tenant",
  activeField: "enabled",
  activeValue: "active",
  viewer: viewerFromRow({ index: "by_external_id", field: "externalId" }),
  member: ({ fullName }) => ({ displayName: fullName }),
} satisfies OrgMembersOptions<Query>;
export const optionsApart = orgMembers(query, apart);
holds<Equal<MemberOf<typeof optionsApart>, PublicFour<"people">>>();

// @ts-expect-error a name that no table of the app has
export const noTable = { table: "persons" } satisfies OrgMembersOptions<Query>;
export const ofUsers = {
  table: "people",
  index: "by_workos_id",
  // @ts-expect-error an index that is another table's
} satisfies OrgMembersOptions<Query>;

const wide: OrgMembersOptions<Query> = { maxNumItems: 50, order: "asc" };
export const optionsOfWideType = orgMembers(query, wide);
holds<[MemberOf<typeof optionsOfWideType>["_id"]] extends [GenericId<"users">] ? true : false>();

export const ownViewer = orgMembers(query, {
  viewer: async (ctx) => {
    const identity = await ctx.auth.getUserIdentity();
    const account = await ctx.db
      .query("accounts")
      .withIndex("by_subject", (q) => q.eq("subject", identity!.subject))
      .unique();
    return account && { organization: "org_1", isActive: true };
  },
});
holds<Equal<MemberOf<typeof ownViewer>, PublicFour<"users">>>();

export const localized = orgMembers(localizedQuery, {
  member: (user, ctx) => ({ displayName: `${user.displayName} (${ctx.locale})` }),
});
holds<Equal<MemberOf<typeof localized>, PublicFour<"users">>>();

export const withSession = orgMembers(sessionQuery, { table: "users" });
holds<
  ReferenceTo<typeof withSession> extends FunctionReference<
    "query",
    "public",
    { sessionId: string; paginationOpts: PaginationOptions }
  >
    ? true
    : false
>();

export const internal = orgMembers(internalQuery);
holds<ReferenceTo<typeof internal> extends FunctionReference<"query", "internal"> ? true : false>();
