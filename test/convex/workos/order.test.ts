import fc from "../../fc.js";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  at,
  createSync,
  membershipEvent,
  organizationDeleted,
  userEvent,
  usersAfter,
  type SentEvent,
} from "./sent.js";

beforeEach(() => {
  for (const level of ["error", "warn"] as const) {
    vi.spyOn(console, level).mockImplementation(() => {});
  }
});
afterEach(() => vi.restoreAllMocks());

test("late, repeated and reordered events end in the same rows", async () => {
  const inOrder: SentEvent[] = [
    userEvent("created", 1),
    membershipEvent("created", 2),
    userEvent("updated", 3, { first_name: "Augusta" }),
    membershipEvent("updated", 4, { status: "inactive" }),
    membershipEvent("updated", 5, { role: { slug: "admin" } }),
    membershipEvent("created", 6, { id: "om_2", organization_id: "org_2", created_at: at(6) }),
    membershipEvent("deleted", 6, { id: "om_2", organization_id: "org_2", created_at: at(6) }),
    userEvent("updated", 8, { profile_picture_url: null }),
    userEvent("deleted", 8),
  ];
  const sent = fc.integer({ min: 1, max: inOrder.length }).chain((length) => {
    const history = inOrder.slice(0, length);
    return fc.tuple(
      fc.constant(history),
      fc.shuffledSubarray(history).chain((again) =>
        fc.shuffledSubarray([...history, ...again], {
          minLength: history.length + again.length,
        }),
      ),
    );
  });
  await fc.assert(
    fc.asyncProperty(sent, async ([history, received]) => {
      expect(await usersAfter(...received)).toEqual(await usersAfter(...history));
    }),
    { numRuns: 100 },
  );
});

/** Few people, organizations and times, so that events meet and tie. */
const second = fc.integer({ min: 1, max: 6 });
const person = fc.constantFrom("user_ada", "user_bob");
const change = fc.constantFrom("created", "updated", "updated", "updated");
const eventId = fc.option(
  fc.integer({ min: 1, max: 999 }).map((n) => `event_${n}`),
  {
    nil: undefined,
  },
);

const aboutUser = fc
  .record({ change, second, person, name: fc.constantFrom("Ada", "Augusta", null) })
  .map((event) =>
    userEvent(event.change, event.second, { id: event.person, first_name: event.name }),
  );

/** Each membership is one person's in one organization, made at one time: as at WorkOS. */
const memberships = [
  { id: "om_1", user_id: "user_ada", organization_id: "org_1", created_at: at(1) },
  { id: "om_2", user_id: "user_ada", organization_id: "org_2", created_at: at(2) },
  { id: "om_3", user_id: "user_ada", organization_id: "org_1", created_at: at(3) },
  { id: "om_4", user_id: "user_bob", organization_id: "org_1", created_at: at(1) },
];
const aboutMembership = fc
  .record({
    change,
    second,
    membership: fc.constantFrom(...memberships),
    status: fc.constantFrom("active", "active", "inactive", "pending", "suspended"),
    role: fc.constantFrom({ slug: "admin" }, { slug: "member" }, null),
  })
  .map(({ membership, status, role, ...event }) =>
    membershipEvent(event.change, event.second, { ...membership, status, role }),
  );

const final = fc.oneof(
  fc
    .record({ second, person })
    .map((event) => userEvent("deleted", event.second, { id: event.person })),
  fc
    .record({ second, membership: fc.constantFrom(...memberships) })
    .map((event) => membershipEvent("deleted", event.second, event.membership)),
  fc.constantFrom("org_1", "org_2").map(organizationDeleted),
  // Refused, wherever it comes.
  fc.constant(membershipEvent("updated", 3, { ...memberships[0], updated_at: "never" })),
);

const event = fc
  .tuple(
    eventId,
    fc.oneof(
      { weight: 3, arbitrary: aboutUser },
      { weight: 6, arbitrary: aboutMembership },
      { weight: 1, arbitrary: final },
    ),
  )
  .map(([id, sent]): SentEvent => (id === undefined ? sent : { id, ...sent }));

/** The same events twice: as they happened, and in another order with some of them again. */
const deliveries = fc
  // WorkOS gives no id twice.
  .uniqueArray(event, { minLength: 1, maxLength: 10, selector: (sent) => sent.id ?? sent })
  .chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc
        .shuffledSubarray(events)
        .chain((again) =>
          fc.shuffledSubarray([...events, ...again], { minLength: events.length + again.length }),
        ),
      fc.integer({ min: 1, max: 3 }),
    ),
  );

const runs = Number(process.env.TRIALS ?? 150);

test.each([false, true])(
  "any events end the same in any order, with severalOrganizations: %s",
  async (severalOrganizations) => {
    async function rowsAfter(events: SentEvent[], atOnce = 1) {
      const { send, users } = createSync({ severalOrganizations });
      for (let index = 0; index < events.length; index += atOnce) {
        await send(...events.slice(index, index + atOnce));
      }
      const key = ({ workosUserId, orgId = "" }: { workosUserId: string; orgId?: string }) =>
        `${workosUserId} ${orgId}`;
      return (await users()).sort((a, b) => (key(a) < key(b) ? -1 : 1));
    }
    await fc.assert(
      fc.asyncProperty(deliveries, async ([events, received, atOnce]) => {
        expect(await rowsAfter(received, atOnce)).toEqual(await rowsAfter(events));
      }),
      { numRuns: runs },
    );
  },
);
