import { joinedAt } from "./activeTimes.js";
import type { Membership, NewUserRow, Person } from "./workosCtx.js";

/** All that WorkOS has said of a person. */
export interface KnownPerson {
  readonly workosUserId: string;
  /** `null` while only memberships are known, and the profile has not arrived yet. */
  readonly profile: Person | null;
  /** Memberships of deleted organizations count as deleted. */
  readonly memberships: readonly Membership[];
}

/**
 * The person's one row in `users`: in the organization they joined last. A deactivated membership
 * counts only when there is no active one; an invitation and a deleted membership never do.
 */
export function rowOfPerson(person: KnownPerson): NewUserRow {
  if (person.profile?.deleted) return rowOf(person, undefined, false);
  const latest = (status: Membership["status"]) =>
    lastJoined(person.memberships.filter((membership) => membership.status === status));
  const current = latest("active") ?? latest("inactive");
  return rowOf(person, current, current?.status !== "inactive");
}

/**
 * The person's rows in `users`, one for each organization that they were ever invited to. It is
 * active where one of their memberships there is: a person who left and came back has two.
 */
export function rowsOfMemberships(person: KnownPerson): NewUserRow[] {
  const organizations = new Set(person.memberships.map(({ organizationId }) => organizationId));
  return [...organizations].map((organization) => {
    const all = person.memberships.filter((one) => one.organizationId === organization);
    const active = lastJoined(all.filter(({ status }) => status === "active"));
    return rowOf(person, active ?? lastJoined(all), active !== undefined);
  });
}

function lastJoined(memberships: readonly Membership[]): Membership | undefined {
  return [...memberships].sort(
    (a, b) => joinedAt(b) - joinedAt(a) || (b.membershipId < a.membershipId ? -1 : 1),
  )[0];
}

function rowOf(
  { workosUserId, profile }: KnownPerson,
  membership: Membership | undefined,
  isActive: boolean,
): NewUserRow {
  const orgId = membership?.organizationId;
  if (profile === null) {
    const orgRole = membership?.role;
    return { workosUserId, email: "", orgId, orgRole, isActive, createdAt: 0, updatedAt: 0 };
  }
  const { email, displayName, avatarUrl, createdAt, updatedAt, deleted } = profile;
  const dates = { createdAt, updatedAt };
  if (deleted) {
    // Only a deleted person's ids are kept.
    return { workosUserId, email, orgId, isActive: false, ...dates, deletedAt: updatedAt };
  }
  const orgRole = membership?.role;
  return { workosUserId, email, displayName, avatarUrl, orgId, orgRole, isActive, ...dates };
}
