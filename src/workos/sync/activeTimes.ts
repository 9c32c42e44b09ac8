import type { MembershipNews } from "../events/workosEvent.js";

/** When a membership was active, as far as needed to know when the person joined. In ms since 1970. */
export interface ActiveTimes {
  /** When it was last known not to be active: invited, or deactivated. Absent: never. */
  readonly lapsedAt?: number | undefined;
  /** When it was known to be active since then, ascending. */
  readonly activeAt: readonly number[];
}

/**
 * How many times are kept beside the first. They matter when a deactivation arrives after news of a
 * later activity; WorkOS delivers an event again for days, not for years.
 */
const KEPT = 100;

/** The times with one more piece of news. The order of the news makes no difference. */
export function withNews(times: ActiveTimes, news: MembershipNews): ActiveTimes {
  let { lapsedAt } = times;
  const activeAt = new Set(times.activeAt);
  if (news.status === "active") activeAt.add(news.updatedAt);
  else if (news.status !== "deleted") lapsedAt = Math.max(lapsedAt ?? 0, news.updatedAt);

  const [first, ...later] = [...activeAt]
    .filter((time) => lapsedAt === undefined || time > lapsedAt)
    .sort((a, b) => a - b);
  return { lapsedAt, activeAt: first === undefined ? [] : [first, ...later.slice(-KEPT)] };
}

/**
 * When the person joined: accepted the invitation, or was last activated again. With neither, when
 * the membership was made.
 */
export function joinedAt(
  membership: ActiveTimes & Pick<MembershipNews, "createdAt" | "updatedAt">,
): number {
  if (membership.lapsedAt === undefined) return membership.createdAt;
  return membership.activeAt[0] ?? membership.updatedAt;
}
