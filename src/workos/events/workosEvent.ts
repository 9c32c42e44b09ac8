import { v, type ObjectType } from "convex/values";

/** What WorkOS says of a person. Times are in ms since 1970. */
export const userNews = {
  workosUserId: v.string(),
  email: v.string(),
  displayName: v.optional(v.string()),
  avatarUrl: v.optional(v.string()),
  deleted: v.boolean(),
  createdAt: v.number(),
  updatedAt: v.number(),
  /** Of two pieces of news of the same thing, the one with the greater version counts. */
  version: v.string(),
};

/** What WorkOS says of a person's membership in an organization. Times are in ms since 1970. */
export const membershipNews = {
  membershipId: v.string(),
  workosUserId: v.string(),
  organizationId: v.string(),
  /** The role's slug. */
  role: v.optional(v.string()),
  status: v.union(
    v.literal("active"),
    v.literal("inactive"),
    v.literal("pending"),
    v.literal("deleted"),
  ),
  createdAt: v.number(),
  updatedAt: v.number(),
  /** Of two pieces of news of the same thing, the one with the greater version counts. */
  version: v.string(),
};

export type UserNews = ObjectType<typeof userNews>;
export type MembershipNews = ObjectType<typeof membershipNews>;
export type MembershipStatus = MembershipNews["status"];

/** An event of WorkOS, reduced to what the tables keep. */
export type WorkosEvent =
  | { readonly about: "user"; readonly news: UserNews }
  | { readonly about: "membership"; readonly news: MembershipNews }
  | { readonly about: "deletedOrganization"; readonly organizationId: string };
