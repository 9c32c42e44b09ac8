import { v, type Infer } from "convex/values";

const userEvent = v.object({
  about: v.literal("user"),
  workosUserId: v.string(),
  email: v.string(),
  displayName: v.optional(v.string()),
  avatarUrl: v.optional(v.string()),
  deleted: v.boolean(),
  createdAt: v.number(),
  updatedAt: v.number(),
});

/** What WorkOS says of a membership, and `"deleted"` for one it has told us is gone. */
export const membershipStatus = v.union(
  v.literal("active"),
  v.literal("inactive"),
  v.literal("pending"),
  v.literal("deleted"),
);

const membershipEvent = v.object({
  about: v.literal("membership"),
  membershipId: v.string(),
  workosUserId: v.string(),
  organizationId: v.string(),
  role: v.optional(v.string()),
  status: membershipStatus,
  joinedAt: v.number(),
  updatedAt: v.number(),
});

/** The part of a WorkOS event that the tables keep; times in ms since 1970. */
export const workosEvent = v.union(userEvent, membershipEvent);

export type WorkosEvent = Infer<typeof workosEvent>;
export type UserEvent = Infer<typeof userEvent>;
export type MembershipEvent = Infer<typeof membershipEvent>;

/** An event as WorkOS sends it, to a webhook or from its Events API, by the fields read here. */
interface ReceivedEvent {
  event: string;
  data: {
    id: string;
    created_at: string;
    updated_at: string;
    // Users.
    email: string;
    first_name: string | null;
    last_name: string | null;
    profile_picture_url: string | null;
    // Organization memberships.
    user_id: string;
    organization_id: string;
    role?: { slug: string } | null;
    status: MembershipEvent["status"];
  };
}

/**
 * Reads an event of WorkOS.
 *
 * @returns `null` for kinds of events that do not concern the tables
 * @see https://workos.com/docs/events
 */
export function readWorkosEvent({ event, data }: ReceivedEvent): WorkosEvent | null {
  switch (event) {
    case "user.created":
    case "user.updated":
    case "user.deleted":
      return {
        about: "user",
        workosUserId: data.id,
        email: data.email,
        displayName: [data.first_name, data.last_name].filter(Boolean).join(" ") || undefined,
        avatarUrl: data.profile_picture_url ?? undefined,
        deleted: event === "user.deleted",
        createdAt: Date.parse(data.created_at),
        updatedAt: Date.parse(data.updated_at),
      };
    case "organization_membership.created":
    case "organization_membership.updated":
    case "organization_membership.deleted":
      return {
        about: "membership",
        membershipId: data.id,
        workosUserId: data.user_id,
        organizationId: data.organization_id,
        role: data.role?.slug,
        status: event === "organization_membership.deleted" ? "deleted" : data.status,
        joinedAt: Date.parse(data.created_at),
        updatedAt: Date.parse(data.updated_at),
      };
    default:
      return null;
  }
}
