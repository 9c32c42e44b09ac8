// What any Convex app can write for a directory, and the types its client then gets.
import { Triggers } from "convex-helpers/server/triggers";
import type {
  ApiFromModules,
  FunctionReference,
  GenericMutationCtx,
  PaginationOptions,
  PaginationResult,
} from "convex/server";
import { v, type GenericId } from "convex/values";
import { nameKey, orgDirectory } from "../../src/server/directory/index.js";
import { viewerFromClaim, viewerFromRow } from "../../src/server/index.js";
import {
  internalMutation,
  internalQuery,
  localizedQuery,
  query,
  sessionQuery,
  type DataModel,
} from "./app.js";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <_Claim extends true>() => {};

const builders = { query, internalQuery, internalMutation };

type Api<Functions extends object> =
  ApiFromModules<{ directory: Functions }> extends {
    directory: infer References;
  }
    ? References
    : never;
type SearchOf<Functions extends object> =
  Api<Functions> extends { searchActiveUsersInOrg: infer Reference } ? Reference : never;
type CountOf<Functions extends object> =
  Api<Functions> extends { countActiveUsersInOrg: infer Reference } ? Reference : never;
type ArgsOf<Reference> =
  Reference extends FunctionReference<"query", "public", infer Args, infer _Returns> ? Args : never;
type MemberOf<Reference> =
  Reference extends FunctionReference<"query", "public", infer _Args, infer Returns>
    ? Returns extends PaginationResult<infer Member>
      ? Member
      : never
    : never;

export const byDefault = orgDirectory(builders);
holds<
  Equal<
    MemberOf<SearchOf<typeof byDefault>>,
    { _id: GenericId<"users">; displayName?: string; avatarUrl?: string; isActive: boolean }
  >
>();
holds<
  ArgsOf<SearchOf<typeof byDefault>> extends {
    search: string;
    paginationOpts: PaginationOptions;
  }
    ? true
    : false
>();
holds<
  CountOf<typeof byDefault> extends FunctionReference<"query", "public", {}, number> ? true : false
>();

// After a write, or as a trigger of convex-helpers.
export const afterWrite = (ctx: GenericMutationCtx<DataModel>, id: GenericId<"users">) =>
  byDefault.sync(ctx, id);
new Triggers<DataModel>().register("users", byDefault.sync);
export const ofAnother = (ctx: GenericMutationCtx<DataModel>, id: GenericId<"people">) =>
  // @ts-expect-error an id of another table
  byDefault.sync(ctx, id);

export const people = orgDirectory(builders, {
  table: "people",
  index: "by_tenant",
  organizationField: "tenant",
  activeField: "enabled",
  activeValue: "active",
  viewer: viewerFromRow({ index: "by_external_id", field: "externalId" }),
  fields: { title: v.optional(v.string()) },
  member: ({ fullName, title }) => ({ displayName: fullName, title }),
  name: ({ fullName }) => fullName,
  sortKey: (name) => nameKey(name, "åäö"),
});
holds<Equal<MemberOf<SearchOf<typeof people>>["title"], string | undefined>>();

export const memberships = orgDirectory(builders, {
  table: "memberships",
  viewer: viewerFromClaim({ index: "by_subject", field: "subject" }),
  person: { table: "accounts", from: "accountId" },
  member: ({ name }, _ctx, { role }) => ({ displayName: name, role }),
  fields: { role: v.union(v.literal("admin"), v.literal("member")) },
  name: ({ name }) => name,
});
holds<Equal<MemberOf<SearchOf<typeof memberships>>["role"], "admin" | "member">>();

export const localized = orgDirectory(
  { ...builders, query: localizedQuery },
  { member: (user, ctx) => ({ displayName: `${user.displayName} (${ctx.locale})` }) },
);

export const withSession = orgDirectory({ ...builders, query: sessionQuery });
holds<ArgsOf<CountOf<typeof withSession>> extends { sessionId: string } ? true : false>();
holds<
  ArgsOf<SearchOf<typeof withSession>> extends { sessionId: string; search: string } ? true : false
>();
