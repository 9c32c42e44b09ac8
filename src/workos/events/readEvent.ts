import { EventData, isObject } from "./EventData.js";
import { RefusedEvent } from "./RefusedEvent.js";
import type { MembershipNews, MembershipStatus, UserNews, WorkosEvent } from "./workosEvent.js";

type Change = "created" | "updated" | "deleted";

/**
 * Reads an event as WorkOS sends it to a webhook, or as its Events API lists it.
 *
 * @returns `null` for kinds of events that do not concern the tables
 * @throws RefusedEvent for an event that is malformed, or dated in the future
 * @see https://workos.com/docs/events
 */
export function readEvent(received: unknown): WorkosEvent | null {
  if (!isObject(received) || typeof received.event !== "string") {
    throw new RefusedEvent("It is no event of WorkOS: it has no name in `event`.");
  }
  const [, subject, change] =
    /^(user|organization_membership|organization)\.(created|updated|deleted)$/.exec(
      received.event,
    ) ?? [];
  if (!subject) return null;
  if (subject === "organization" && change !== "deleted") return null;

  const data = new EventData(received.data);
  const eventId = typeof received.id === "string" ? received.id : "";
  switch (subject) {
    case "user":
      return { about: "user", news: readUser(data, change as Change, eventId) };
    case "organization_membership":
      return { about: "membership", news: readMembership(data, change as Change, eventId) };
    default:
      return { about: "deletedOrganization", organizationId: data.id("id") };
  }
}

function readUser(data: EventData, change: Change, eventId: string): UserNews {
  const workosUserId = data.id("id");
  const deleted = change === "deleted";
  const dates = readDates(data, deleted);
  // A deleted person's data is not kept.
  if (deleted) return versioned({ workosUserId, email: "", deleted, ...dates }, change, eventId);

  const fullName = [data.text("first_name"), data.text("last_name")].filter(Boolean).join(" ");
  return versioned(
    {
      workosUserId,
      email: data.id("email"),
      displayName: fullName || data.text("name"),
      avatarUrl: data.text("profile_picture_url"),
      deleted,
      ...dates,
    },
    change,
    eventId,
  );
}

function readMembership(data: EventData, change: Change, eventId: string): MembershipNews {
  const status = change === "deleted" ? "deleted" : readStatus(data);
  return versioned(
    {
      membershipId: data.id("id"),
      workosUserId: data.id("user_id"),
      organizationId: data.id("organization_id"),
      role: readRole(data, status),
      status,
      ...readDates(data, status === "deleted"),
    },
    change,
    eventId,
  );
}

/** An unknown status counts as inactive. */
function readStatus(data: EventData): MembershipStatus {
  const status = data.value("status");
  if (status === "active" || status === "inactive" || status === "pending") return status;
  console.warn(
    `WorkOS says that membership ${data.id("id")} is ${JSON.stringify(status)}. ` +
      `This status is not known here, and counts as "inactive".`,
  );
  return "inactive";
}

function readRole(data: EventData, status: MembershipStatus): string | undefined {
  const read = () => {
    const role = data.value("role") ?? undefined;
    return role === undefined ? undefined : new EventData(role, "role").text("slug");
  };
  const isRevoked = status === "deleted" || status === "inactive";
  return isRevoked ? readOr(undefined, data, "role", read) : read();
}

/** A deletion is final and needs no date. */
function readDates(data: EventData, deleted: boolean) {
  const read = () => ({ createdAt: data.date("created_at"), updatedAt: data.date("updated_at") });
  return deleted ? readOr({ createdAt: 0, updatedAt: 0 }, data, "dates", read) : read();
}

/**
 * Reads a part that decides nothing of an event that takes somebody's access away. If the part cannot
 * be read, the event takes effect without it: a refused event would leave them in the list.
 */
function readOr<Part>(missing: Part, data: EventData, name: string, read: () => Part): Part {
  try {
    return read();
  } catch (refusal) {
    console.error(
      `What WorkOS says of ${data.id("id")} takes effect, without its ${name}.`,
      refusal,
    );
    return missing;
  }
}

/**
 * Gives news a version that sorts as a text. Two events may have the same time, and the order in
 * which they arrive must not matter. So the version compares, in this order: a deletion wins, then
 * the later time, a deactivation, an update over a creation, and the greater id of the event, as
 * ids grow with time; without ids, the content of the news.
 */
function versioned<News extends { updatedAt: number; status?: string }>(
  news: News,
  change: Change,
  eventId: string,
): News & { version: string } {
  const version = [
    change === "deleted" ? 1 : 0,
    String(news.updatedAt).padStart(15, "0"),
    news.status === "inactive" ? 1 : 0,
    change === "created" ? 0 : 1,
    eventId || JSON.stringify(news),
  ].join(" ");
  return { ...news, version };
}
