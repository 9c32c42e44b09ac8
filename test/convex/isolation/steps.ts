import fc from "../../fc.js";

// One large organization and two small ones, so that most worlds have something to hide.
const organization = fc.constantFrom("org_1", "org_1", "org_1", "org_2", "org_3");
const someone = fc.nat({ max: 11 });

/** How a name begins: not in the order in which people are created. */
const initial = fc.constantFrom("A", "a", "Z", "李", "😀");

export const world = fc.array(
  fc.record({
    initial,
    organization: fc.option(organization, { nil: undefined, freq: 8 }),
    isActive: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
  }),
  { minLength: 3, maxLength: 12 },
);

/** A page's size: mostly possible, sometimes huge, sometimes none at all. */
const numItems = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 8 }) },
  fc.constantFrom(501, 32_001, 1e9, Number.MAX_SAFE_INTEGER),
  fc.constantFrom(0, -0, -1, 0.5, 2.5, Number.NaN, Number.POSITIVE_INFINITY, -Infinity),
);

/** What a page may read at most: mostly unsaid. */
const maximum = fc.option(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(1, 2, 3, 400, 1e9, Number.MAX_SAFE_INTEGER) },
    fc.constantFrom(0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY),
  ),
  { nil: undefined, freq: 6 },
);

/** A cursor to send: none, one that any viewer was ever given, part of one, or an invention. */
const cursor = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("none" as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("issued" as const), pick: fc.nat() }) },
  fc.record({ kind: fc.constant("truncated" as const), pick: fc.nat(), cut: fc.nat() }),
  fc.record({
    kind: fc.constant("forged" as const),
    text: fc.oneof(fc.constantFrom("", "org_2", '["org_2",true]', "null"), fc.string()),
  }),
);

/** What a client may not send; `undefined` leaves the request as it is. */
const malformed = fc.option(
  fc.constantFrom<object>(
    { orgId: "org_2" },
    { organization: "org_2", isActive: false },
    { paginationOpts: null },
    { paginationOpts: { numItems: 5 } },
    { paginationOpts: { numItems: "5", cursor: null } },
    { paginationOpts: { numItems: 5n, cursor: null } },
    { paginationOpts: { numItems: 5, cursor: 5 } },
    { paginationOpts: { numItems: 5, cursor: null, orgId: "org_2" } },
    { paginationOpts: { numItems: 5, cursor: null, endCursor: ["org_2"] } },
    { paginationOpts: { numItems: 5, cursor: null, maximumRowsRead: "1" } },
    { viewer: { organization: "org_2", isActive: true } },
    { identity: { subject: "subject 0", org_id: "org_2" } },
    { ctx: { auth: null } },
    { toString: "org_2" },
    { paginationOpts: [] },
  ),
  { nil: undefined, freq: 12 },
);

const request = fc.record({
  kind: fc.constant("request" as const),
  viewer: fc.record({
    who: fc.oneof({ weight: 10, arbitrary: someone }, fc.constantFrom("nobody", "stranger")),
    claim: organization,
  }) as fc.Arbitrary<{ who: number | "nobody" | "stranger"; claim: string }>,
  limits: fc.record({ numItems, maximumRowsRead: maximum, maximumBytesRead: maximum }),
  cursor,
  endCursor: fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant("none" as const) }) },
    cursor,
  ),
  malformed,
});

/** What somebody types to find people: their names, other words, and what is no text at all. */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("", "a", "z", "李", "😀", "1", "a 1", "org_2") },
  fc.constantFrom("\0a", "\ue000a", "a\u{10FFFF}", "\u{10FFFF}", "a".repeat(100_000)),
  fc.string({ unit: "binary" }),
);

const search = fc
  .tuple(request, text)
  .map(([asked, typed]) => ({ ...asked, kind: "search" as const, text: typed }));

const count = request.map(({ viewer }) => ({ kind: "count" as const, viewer }));

/** Where to read on from: an edge of any section, or whoever it may be. */
const place = fc.oneof(
  fc.record({
    edge: fc.constantFrom("before" as const, "after" as const),
    section: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom("", "A", "B", "Z", "漢", "#") },
      fc.constantFrom("\0", "\ue000", "\u{10FFFF}", "a".repeat(100_000), "org_2"),
      fc.string({ unit: "binary" }),
    ),
  }),
  fc.record({
    member: fc.oneof({ weight: 4, arbitrary: someone }, fc.constantFrom("", "nonsense", "\0")),
    section: fc.option(fc.constantFrom("A", "Z", "漢", "#"), { nil: undefined }),
  }),
);

/** What is no place, beside what a client may never send. */
const malformedPlace = fc.option(
  fc.constantFrom<object>(
    { from: null },
    { from: {} },
    { from: { edge: "before" } },
    { from: { edge: "before", section: "A", organization: "org_2" } },
    { from: { member: "x", edge: "before", section: "A" } },
    { from: { member: ["x"] } },
    { order: "both" },
    { orgId: "org_2" },
    { organization: "org_2", isActive: false },
    { viewer: { organization: "org_2", isActive: true } },
    { toString: "org_2" },
  ),
  { nil: undefined, freq: 12 },
);

const order = fc.constantFrom("asc" as const, "desc" as const);

const browse = fc
  .tuple(request, place, order, malformedPlace)
  .map(([asked, from, way, malformedFrom]) => ({
    ...asked,
    kind: "browse" as const,
    from,
    order: way,
    malformed: asked.malformed ?? malformedFrom,
  }));

const skip = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: 12 }) },
  fc.constantFrom(8_001, 1e9, Number.MAX_SAFE_INTEGER, -1, 0.5, Number.NaN, Infinity),
);

const locate = fc
  .tuple(request, place, order, skip, malformedPlace)
  .map(([{ viewer }, from, way, passed, malformedFrom]) => ({
    kind: "locate" as const,
    viewer,
    from,
    order: way,
    skip: passed,
    malformed: malformedFrom,
  }));

/** Whether the directory is told of a change; what it is not told of, it must not show. */
const isTold = fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, fc.constant(false));

const change = fc.oneof(
  fc.record({
    kind: fc.constant("move" as const),
    someone,
    to: fc.option(organization, { nil: undefined }),
    isTold,
  }),
  fc.record({
    kind: fc.constant("activate" as const),
    someone,
    isActive: fc.boolean(),
    isTold,
  }),
  fc.record({ kind: fc.constant("delete" as const), someone, isTold }),
  fc.record({ kind: fc.constant("join" as const), organization, initial, isTold }),
);

/** A row that somebody put into the directory: of an organization, naming whomever they like. */
const forgery = fc.record({
  kind: fc.constant("forge" as const),
  organization,
  member: fc.oneof(someone, fc.constantFrom("", "nonsense")),
  name: fc.oneof(fc.constantFrom("a 1", "z", "李 2", "\u{10FFFF}"), someone),
});

/** Requests of many viewers, with changes of people between them. */
export const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: request },
    { weight: 4, arbitrary: search },
    { weight: 4, arbitrary: browse },
    { weight: 2, arbitrary: locate },
    count,
    { weight: 3, arbitrary: change },
    forgery,
  ),
  { minLength: 4, maxLength: 16 },
);

export type Request = typeof request extends fc.Arbitrary<infer R> ? R : never;
export type Search = typeof search extends fc.Arbitrary<infer S> ? S : never;
export type Browse = typeof browse extends fc.Arbitrary<infer B> ? B : never;
export type Locate = typeof locate extends fc.Arbitrary<infer L> ? L : never;
export type Count = typeof count extends fc.Arbitrary<infer C> ? C : never;
export type Forgery = typeof forgery extends fc.Arbitrary<infer F> ? F : never;
export type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;
export type SentCursor = Request["cursor"];
