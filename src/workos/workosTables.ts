import { defineTable } from "convex/server";
import { v } from "convex/values";
import type { TableOf } from "../server/tableOf.js";
import { orgMemberTables } from "../server/orgMemberTables.js";
import { membershipNews, userNews } from "./events/workosEvent.js";

const memberships = {
  ...membershipNews,
  /** When it was last known not to be active, in ms since 1970. Absent: never. */
  lapsedAt: v.optional(v.number()),
  /** When it was known to be active since then, in ms since 1970, the first time first. */
  activeAt: v.array(v.number()),
};

const refusedEvents = {
  /** WorkOS' id of the event, `event_…`, where it has one. */
  eventId: v.optional(v.string()),
  /** The event's JSON. */
  body: v.string(),
  /** What is wrong with it. */
  reason: v.string(),
  /** When it last came, in ms since 1970. */
  receivedAt: v.number(),
};

const deletedOrganizations = { organizationId: v.string() };

type WorkosTables = {
  users: (typeof orgMemberTables)["users"];
  workosUsers: TableOf<typeof userNews, { by_workos_user_id: ["workosUserId"] }>;
  workosMemberships: TableOf<
    typeof memberships,
    {
      by_membership_id: ["membershipId"];
      by_workos_user_id: ["workosUserId"];
      by_organization_id: ["organizationId"];
    }
  >;
  workosDeletedOrganizations: TableOf<
    typeof deletedOrganizations,
    { by_organization_id: ["organizationId"] }
  >;
  workosRefusedEvents: TableOf<typeof refusedEvents, { by_event_id: ["eventId"] }>;
};

/**
 * The tables of {@link workosSync}: `defineSchema({ ...workosTables, … })`.
 *
 * `users` is the one to read. It is made from the others, which keep what WorkOS has last said.
 */
export const workosTables: WorkosTables = {
  ...orgMemberTables,

  /** What WorkOS last said of each person. Of a deleted person it is only the id. */
  workosUsers: defineTable(userNews).index("by_workos_user_id", ["workosUserId"]),

  /** What WorkOS last said of each membership. A deleted one stays: a late event cannot revive it. */
  workosMemberships: defineTable(memberships)
    .index("by_membership_id", ["membershipId"])
    .index("by_workos_user_id", ["workosUserId"])
    .index("by_organization_id", ["organizationId"]),

  /** The organizations that WorkOS has deleted. */
  workosDeletedOrganizations: defineTable(deletedOrganizations).index("by_organization_id", [
    "organizationId",
  ]),

  /** Events that could not be applied, as they were received: `retryRefused` tries them again. */
  workosRefusedEvents: defineTable(refusedEvents).index("by_event_id", ["eventId"]),
};
