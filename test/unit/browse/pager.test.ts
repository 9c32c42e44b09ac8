import fc from "../../fc.js";
import { expect, test } from "vitest";
import type { PageAnswer } from "../../../src/core/browse/page.js";
import { type Pager, type PagerEvent } from "../../../src/core/browse/pager.js";
import { openPager, pagerReducer } from "../../../src/core/browse/pagerReducer.js";
import type { SectionCount } from "../../../src/core/browse/section.js";
import type { Member } from "../../../src/core/member.js";
import { createServerModel, type PageArgs, type Person } from "./serverModel.js";

const PAGE_SIZE = 10;
const ROWS_IN_VIEW = 4;
const SECTIONS = ["A", "B", "C", "М", "漢", "#"];
const ASK = { scope: "members", auth: "signedIn", isShown: true } as const;

/** The pager with the real client's part played by hand: subscriptions, journals, transitions. */
function createWorld(people: readonly Person[], skipLimit = Infinity) {
  const server = createServerModel(people);
  let pager: Pager = openPager<Member>(ASK, PAGE_SIZE);
  let subscriptions = new Map<string, { args: PageArgs; end: string | null; answer: unknown }>();
  let failing = 0;
  let hasFailed = false;
  let counts: readonly SectionCount[] | Error | undefined;
  let isRefused = false;
  let reads = 0;

  function argsOf({ from, order, cursor, end, isPinned }: Pager["run"]["pages"][number]): PageArgs {
    return { from, order, cursor, numItems: PAGE_SIZE, ...(isPinned && { endCursor: end! }) };
  }
  function subscribe() {
    const next: typeof subscriptions = new Map();
    for (const page of pager.run.pages) {
      if (!page.isLive || pager.auth !== "signedIn" || pager.away) continue;
      const args = argsOf(page);
      const known = subscriptions.get(page.key);
      const isSame = known && JSON.stringify(known.args) === JSON.stringify(args);
      next.set(page.key, isSame ? known : { args, end: null, answer: undefined });
    }
    subscriptions = next;
  }
  function send(event: PagerEvent) {
    pager = pagerReducer(pager, event);
    // Each render tells again what the subscriptions say. A jump is another one each time.
    if (event.type !== "wanted") expect(pagerReducer(pager, event)).toEqual(pager);
    check();
    subscribe();
  }
  function receive() {
    const pages: Record<string, PageAnswer<Member> | Error | undefined> = {};
    for (const [key, { answer }] of subscriptions) pages[key] = answer as PageAnswer<Member>;
    send({ type: "received", counts, pages });
  }
  /** Always, whatever has happened. */
  function check() {
    const { rows, sections } = pager.arrangement;
    const ids = rows.flatMap((member) => (member ? [member._id] : []));
    expect(new Set(ids).size).toBe(ids.length);
    expect(sections.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
    expect(sections.every(({ count }) => count > 0)).toBe(true);
    expect(pager.run.pages.filter(({ isLive }) => isLive).length).toBeLessThanOrEqual(12);
  }

  const world = {
    server,
    pager: () => pager,
    reads: () => reads,
    send,
    /** All subscriptions move to the same moment. */
    transition() {
      if (pager.auth !== "signedIn" || pager.away) return;
      for (const subscription of subscriptions.values()) {
        const { args, end, answer } = subscription;
        try {
          if (isRefused) throw Object.assign(new Error("no"), { data: { code: "FORBIDDEN" } });
          if (failing > 0) {
            failing--;
            hasFailed = true;
            throw new Error("passing");
          }
          const now = server.browse(end === null ? args : { ...args, endCursor: end });
          subscription.end = now.continueCursor;
          if (JSON.stringify(now) === JSON.stringify(answer)) continue;
          reads += now.page.length;
          subscription.answer = now;
        } catch (error) {
          subscription.answer = error;
        }
      }
      const now = isRefused
        ? Object.assign(new Error("no"), { data: { code: "FORBIDDEN" } })
        : server.counts();
      if (JSON.stringify(now) !== JSON.stringify(counts)) counts = now;
      receive();
      // No row of an organization that the viewer has left, and none at all for who is refused.
      const { rows } = pager.arrangement;
      if (isRefused) expect(rows).toEqual([]);
      // A page that fails tells nothing, until it is asked for again.
      if (hasFailed) return;
      expect(rows.every((row) => row === undefined || server.isOwn(row._id))).toBe(true);
    },
    receive,
    answerSeek() {
      const { seek } = pager;
      if (seek === null || pager.auth !== "signedIn") return;
      try {
        send({ type: "located", id: seek.id, found: server.locate(seek, skipLimit) });
      } catch (error) {
        send({ type: "located", id: seek.id, found: error as Error });
      }
    },
    view(first: number, isMoving: boolean) {
      const { length } = pager.arrangement.rows;
      const from = Math.max(0, Math.min(first, length - ROWS_IN_VIEW));
      send({
        type: "viewed",
        view: { first: from, last: Math.max(0, Math.min(length - 1, from + 3)), isMoving },
      });
    },
    fail(pages: number) {
      failing = pages;
    },
    refuse(now: boolean) {
      isRefused = now;
    },
    forgetCounts() {
      counts = undefined;
    },
    /** Everything that is asked is answered, until nothing more is asked. */
    quiet() {
      const trace: string[] = [];
      for (let i = 0; i < 60; i++) {
        const before = pager;
        if (pager.failure?.attempt === pager.attempt) send({ type: "retried" });
        world.transition();
        world.answerSeek();
        // The list shows what is there: its end may have moved.
        world.view(pager.view.first, false);
        trace.push(summary(pager));
        if (pager === before) return trace.join("\n");
      }
      throw new Error(`never quiet:\n${trace.slice(-8).join("\n")}`);
    },
  };
  return world;
}

type World = ReturnType<typeof createWorld>;

/** For the message of a test that fails. */
function summary({ run, view, seek, arrangement, begun }: Pager): string {
  const pages = run.pages.map(({ key, order, cursor, groups, isLive, isFresh, isLast }, i) => {
    const { start, end } = arrangement.spans[i]!;
    const size = groups.reduce((sum, { rows }) => sum + rows.length, 0);
    const flags = `${isLive ? "live " : ""}${isFresh ? "fresh " : ""}${isLast ? "last" : ""}`;
    return `${key}: ${order}${cursor ? "…" : ""} ${size} at ${start}-${end} ${flags}`;
  });
  const sections = arrangement.sections.map(({ section, count }) => section + count).join(" ");
  return JSON.stringify({ begun, origin: run.origin, rank: run.rank, view, seek, sections, pages });
}

/** The rows in view are those of the server, one after the other, and none is missing. */
function expectTruthInView({ pager, server }: World, trace: string) {
  const { view } = pager();
  const { rows } = pager().arrangement;
  const all = server.all();
  expect({ length: rows.length, trace }).toEqual({ length: all.length, trace });
  if (all.length === 0) return;
  const seen = rows
    .slice(view.first, view.last + 1)
    .map((member) => member && [member._id, member.displayName]);
  const at = all.findIndex(({ id }) => id === seen[0]?.[0]);
  const expected = all.slice(at, at + seen.length).map(({ id, name }) => [id, name]);
  expect({ seen, trace }).toEqual({ seen: expected, trace });
}

let serial = 0;
const person = (section: string, name: string): Person => ({ id: `${++serial}`, section, name });

const someone = fc
  .tuple(fc.constantFrom(...SECTIONS), fc.integer({ min: 0, max: 30 }))
  .map(([section, n]) => ({ section, name: `${section}${String(n).padStart(2, "0")}` }));
const share = fc.double({ min: 0, max: 1, noNaN: true });

type Step = (world: World) => void;
const at = <T>(list: readonly T[], where: number) =>
  list[Math.min(list.length - 1, Math.floor(where * list.length))];

const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: share.map((where): Step => (world) => {
        const { length } = world.pager().arrangement.rows;
        world.view(Math.floor(where * length), false);
      }),
    },
    {
      weight: 6,
      arbitrary: fc.tuple(fc.integer({ min: -8, max: 8 }), fc.boolean()).map(
        ([by, isMoving]): Step =>
          (world) =>
            world.view(world.pager().view.first + by, isMoving),
      ),
    },
    {
      weight: 3,
      arbitrary: share.map(
        (where): Step =>
          (world) =>
            world.view(Math.floor(where * world.pager().arrangement.rows.length), true),
      ),
    },
    { weight: 12, arbitrary: fc.constant<Step>((world) => world.transition()) },
    { weight: 2, arbitrary: fc.constant<Step>((world) => world.receive()) },
    { weight: 6, arbitrary: fc.constant<Step>((world) => world.answerSeek()) },
    {
      weight: 5,
      arbitrary: someone.map(
        ({ section, name }): Step =>
          ({ server }) =>
            server.set([...server.all(), person(section, name)]),
      ),
    },
    {
      weight: 4,
      arbitrary: share.map((where): Step => ({ server }) => {
        const gone = at(server.all(), where);
        server.set(server.all().filter((each) => each !== gone));
      }),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(share, someone).map(([where, as]): Step => ({ server }) => {
        const renamed = at(server.all(), where);
        server.set(server.all().map((each) => (each === renamed ? { ...each, ...as } : each)));
      }),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(share, share).map(([from, to]): Step => ({ server }) => {
        const { length } = server.all();
        const [a, b] = [from * length, to * length].toSorted((x, y) => x - y);
        server.set(server.all().filter((_, i) => i < a! || i >= b!));
      }),
    },
    {
      weight: 1,
      arbitrary: someone.map(
        ({ section, name }): Step =>
          ({ server }) =>
            server.set([
              ...server.all(),
              ...Array.from({ length: 45 }, () => person(section, name)),
            ]),
      ),
    },
    // The member where loading began.
    {
      weight: 2,
      arbitrary: someone.map(({ section, name }): Step => ({ server, pager }) => {
        const { origin } = pager().run;
        if (!("member" in origin)) return;
        server.set(
          server
            .all()
            .map((each) => (each.id === origin.member ? { ...each, section, name } : each)),
        );
      }),
    },
    {
      weight: 2,
      arbitrary: fc.constant<Step>(({ server, pager }) => {
        const { origin } = pager().run;
        server.set(server.all().filter(({ id }) => !("member" in origin && origin.member === id)));
      }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Step>(
        (world) => world.send({ type: "asked", ask: { ...ASK, auth: "loading" } }),
        (world) => world.send({ type: "asked", ask: { ...ASK, isShown: false } }),
        (world) => world.send({ type: "left" }),
      ),
    },
    {
      weight: 3,
      arbitrary: fc.constant<Step>((world) => {
        world.send({ type: "asked", ask: ASK });
        world.send({ type: "returned" });
      }),
    },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 1, max: 3 }).map(
        (n): Step =>
          (world) =>
            world.fail(n),
      ),
    },
    { weight: 2, arbitrary: fc.constant<Step>((world) => world.send({ type: "retried" })) },
    {
      weight: 2,
      arbitrary: share.map((where): Step => ({ server, send }) => {
        const found = at(server.all(), where);
        if (found === undefined) return;
        const { id: member, section } = found;
        // What the server says of the rank is an estimate.
        send({
          type: "wanted",
          found: { member, section, skipped: 0, before: Math.floor(where * 40) },
        });
      }),
    },
    {
      weight: 1,
      arbitrary: fc.array(someone, { maxLength: 60, size: "max" }).map(
        (all): Step =>
          ({ server }) =>
            server.switchOrganization(all.map(({ section, name }) => person(section, name))),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.boolean().map(
        (isRefused): Step =>
          (world) =>
            world.refuse(isRefused),
      ),
    },
  ),
  { maxLength: 60, size: "max" },
);

const people = fc
  .array(someone, { maxLength: 200, size: "max" })
  .map((all) => all.map(({ section, name }) => person(section, name)));

test("whatever happens, after a while the reader sees what the server has", () => {
  fc.assert(
    fc.property(people, steps, fc.constantFrom(Infinity, 7), (everybody, all, skipLimit) => {
      const world = createWorld(everybody, skipLimit);
      for (const step of all) step(world);
      world.send({ type: "asked", ask: ASK });
      world.send({ type: "returned" });
      world.fail(0);
      world.refuse(false);
      const trace = world.quiet();
      expectTruthInView(world, trace);
      expect(world.pager().failure).toBe(null);
    }),
    { numRuns: 400 },
  );
});

test("on the way to a member who is not loaded, others who join before them move the place, and loading goes on", () => {
  const counted = (inA: number) => [
    { section: "A", count: inA },
    { section: "B", count: 200 },
  ];
  const received = (inA: number) =>
    ({ type: "received", counts: counted(inA), pages: {} }) as const;
  const found = { member: "somebody", section: "B", skipped: 0, before: 50 };

  let pager: Pager = openPager<Member>(ASK, PAGE_SIZE);
  pager = pagerReducer(pager, { type: "viewed", view: { first: 0, last: 3, isMoving: false } });
  const page = { page: [{ _id: "first", isActive: true }], sections: [{ section: "A", count: 1 }] };
  const answer = { ...page, isDone: false, continueCursor: "first" } as PageAnswer<Member>;
  pager = pagerReducer(pager, {
    ...received(100),
    pages: { [pager.run.pages[0]!.key]: answer },
  });
  pager = pagerReducer(pager, { type: "wanted", found });
  expect(pager.view).toMatchObject({ first: 150, last: 153 });
  const { run } = pager;

  pager = pagerReducer(pager, received(100 + 3 * PAGE_SIZE));
  expect(pager.view).toMatchObject({ first: 180, last: 183 });
  expect(pager.run).toBe(run);
  expect(pager.seek).toBeNull();

  // The list is there: its view is the reader's again, and stays where it is.
  pager = pagerReducer(pager, { type: "viewed", view: pager.view });
  pager = pagerReducer(pager, received(100));
  expect(pager.view).toMatchObject({ first: 180, last: 183 });
});
