import fc from "../fc.js";
import { expect, test } from "vitest";
import type { MembershipNews } from "../../src/workos/events/workosEvent.js";
import { joinedAt, withNews, type ActiveTimes } from "../../src/workos/sync/activeTimes.js";

type News = Pick<MembershipNews, "updatedAt" | "status">;

const timesAfter = (history: readonly News[]) =>
  history.reduce<ActiveTimes>((times, news) => withNews(times, news as MembershipNews), {
    activeAt: [],
  });

/** Told from the whole history, in its order: the first time active after the last time not. */
function joinedAtBySight(history: readonly News[]): number | undefined {
  const inactive = history.filter(({ status }) => status !== "active").map((n) => n.updatedAt);
  const lapsedAt = Math.max(-1, ...inactive);
  const active = history.filter(({ status }) => status === "active").map((n) => n.updatedAt);
  const since = active.filter((time) => time > lapsedAt);
  if (inactive.length === 0) return -1; // createdAt
  return since.length > 0 ? Math.min(...since) : undefined;
}

const history = fc.array(
  fc.record({
    updatedAt: fc.integer({ min: 0, max: 12 }),
    status: fc.constantFrom("active", "active", "inactive", "pending"),
  }) satisfies fc.Arbitrary<News>,
  { minLength: 1, maxLength: 12 },
);

test("when somebody joined is the same in whatever order it is told", () => {
  const orders = history.chain((news) =>
    fc.tuple(fc.constant(news), fc.shuffledSubarray(news, { minLength: news.length })),
  );
  fc.assert(
    fc.property(orders, ([news, shuffled]) => {
      const times = timesAfter(shuffled);
      expect(times).toEqual(timesAfter(news));
      const membership = { ...times, createdAt: -1, updatedAt: 99 };
      expect(joinedAt(membership)).toBe(joinedAtBySight(news) ?? 99);
    }),
    { numRuns: 2_000 },
  );
});

test("years of role changes do not make the row grow without end", () => {
  const news = Array.from({ length: 1_000 }, (_, index): News => ({
    updatedAt: index + 1,
    status: "active",
  }));
  const { activeAt } = timesAfter([{ updatedAt: 0, status: "pending" }, ...news]);
  expect(activeAt.length).toBeLessThan(200);
  expect([activeAt[0], activeAt.at(-1)]).toEqual([1, 1_000]);
});
