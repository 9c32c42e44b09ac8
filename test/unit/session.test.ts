import { expect, test } from "vitest";
import type { Member } from "../../src/core/member.js";
import type { PaginationStatus } from "../../src/core/session/paginatedMembers.js";
import {
  type Ask,
  hasFailed,
  isSubscribed,
  missing,
  nextPage,
} from "../../src/core/session/session.js";
import type { FirstRows, Session, SessionEvent } from "../../src/core/session/session.js";
import { openSession, sessionReducer } from "../../src/core/session/sessionReducer.js";

type Event = SessionEvent<Member>;

const members = (ids: string): Member[] => Array.from(ids, (_id) => ({ _id, isActive: true }));

const ask: Ask = { scope: "org", criteria: "", auth: "signedIn" };
const asked = (change: Partial<Ask>): Event => ({
  type: "asked",
  ask: { ...ask, ...change },
});
const loaded = (ids: string, status: PaginationStatus = "CanLoadMore"): Event => ({
  type: "loaded",
  pages: { results: members(ids), status, loadMore: () => {}, firstPage: 2 },
});
const resets = loaded("", "LoadingFirstPage");
const failed: Event = { type: "failed", error: new Error("boom") };
const refused: Event = { type: "failed", error: { data: { code: "FORBIDDEN" } } };
const retried: Event = { type: "retried" };
const left: Event = { type: "left" };
const returned: Event = { type: "returned" };

const open = (change: Partial<Ask> = {}, first?: FirstRows<Member>) =>
  openSession<Member>({ ...ask, ...change }, first);
const after = (session: Session, ...events: Event[]) =>
  events.reduce(sessionReducer<Member>, session);
const ids = ({ rows }: Session) => rows.map((member) => member._id).join("");

const live = after(open(), loaded("abc"));
const complete = after(open(), loaded("abc", "Exhausted"));
const held = after(live, asked({ auth: "loading" }), asked({}));
const stale = after(live, asked({ criteria: "b" }));

test.each<[string, Session, Event[], string, string, PaginationStatus]>([
  ["nothing stands before the first answer", open(), [], "none", "", "LoadingFirstPage"],
  ["the first answer is live", open(), [loaded("abc")], "live", "abc", "CanLoadMore"],
  ["so is each later one", live, [loaded("abcd", "Exhausted")], "live", "abcd", "Exhausted"],
  ["more is loading", live, [loaded("abc", "LoadingMore")], "live", "abc", "LoadingMore"],
  ["a reset by Convex drops the rows", live, [resets], "none", "", "LoadingFirstPage"],

  // Scope: a change drops the rows at once.
  ["another scope", live, [asked({ scope: "org2" })], "none", "", "LoadingFirstPage"],
  ["another scope while held", held, [asked({ scope: "org2" })], "none", "", "LoadingFirstPage"],
  ["another scope while stale", stale, [asked({ scope: "org2" })], "none", "", "LoadingFirstPage"],
  ["no scope", live, [asked({ scope: null })], "none", "", "Exhausted"],
  ["signed out", live, [asked({ auth: "signedOut" })], "none", "", "Exhausted"],
  ["signed out while held", held, [asked({ auth: "signedOut" })], "none", "", "Exhausted"],
  [
    "signed in again, nobody knows as whom",
    live,
    [asked({ auth: "signedOut" }), asked({ auth: "loading" })],
    "none",
    "",
    "LoadingFirstPage",
  ],
  [
    "answers that nobody waits for any more",
    live,
    [asked({ scope: null }), loaded("abc")],
    "none",
    "",
    "Exhausted",
  ],

  // Criteria: rows stay until the answer is there.
  ["other criteria keep the rows", live, [asked({ criteria: "b" })], "stale", "abc", "LoadingMore"],
  [
    "no row answered, and the next text is typed",
    after(open(), loaded("", "Exhausted")),
    [asked({ criteria: "b" })],
    "stale",
    "",
    "Exhausted",
  ],
  ["while it is loading", stale, [resets], "stale", "abc", "LoadingMore"],
  ["the answer, however short", stale, [loaded("b")], "live", "b", "CanLoadMore"],
  ["the answer: nobody", stale, [loaded("", "Exhausted")], "live", "", "Exhausted"],
  [
    "typed twice before the first answer",
    stale,
    [asked({ criteria: "bc" }), loaded("c")],
    "live",
    "c",
    "CanLoadMore",
  ],
  [
    "the sign-in refreshed while typing",
    stale,
    [asked({ criteria: "b", auth: "loading" }), asked({ criteria: "b" }), loaded("b")],
    "live",
    "b",
    "CanLoadMore",
  ],
  [
    "typed while the sign-in is refreshed",
    held,
    [asked({ criteria: "b" }), loaded("b")],
    "live",
    "b",
    "CanLoadMore",
  ],
  [
    "other criteria before anything was answered",
    open(),
    [asked({ criteria: "b" })],
    "none",
    "",
    "LoadingFirstPage",
  ],

  // Held: until as many are loaded.
  ["a refreshed sign-in", live, [asked({ auth: "loading" })], "held", "abc", "LoadingMore"],
  ["of a complete list", complete, [asked({ auth: "loading" })], "held", "abc", "Exhausted"],
  ["caught up with in part", held, [loaded("ab")], "held", "abc", "LoadingMore"],
  ["while more is loading", held, [loaded("ab", "LoadingMore")], "held", "abc", "LoadingMore"],
  ["caught up with", held, [loaded("ab"), loaded("abc")], "live", "abc", "CanLoadMore"],
  [
    "by a shorter list that is complete",
    held,
    [loaded("ab", "Exhausted")],
    "live",
    "ab",
    "Exhausted",
  ],
  ["by members of another organization", held, [loaded("xy")], "live", "xy", "CanLoadMore"],
  ["one in common is enough to stay", held, [loaded("xc")], "held", "abc", "LoadingMore"],
  ["nobody yet is not another organization", held, [loaded("")], "held", "abc", "LoadingMore"],
  ["Convex resets meanwhile", held, [loaded("ab"), resets], "held", "abc", "LoadingMore"],

  // Failures.
  ["a failure keeps the rows", live, [failed], "held", "abc", "LoadingMore"],
  [
    "the retry takes them over",
    live,
    [failed, retried, loaded("abcd")],
    "live",
    "abcd",
    "CanLoadMore",
  ],
  ["a first page fails", open(), [failed, retried], "none", "", "LoadingFirstPage"],
  ["a refusal keeps none", live, [refused], "none", "", "LoadingFirstPage"],
  ["nor does its retry", live, [refused, retried], "none", "", "LoadingFirstPage"],

  // Effects taken down while state stays.
  ["gone from the screen", live, [left], "held", "abc", "LoadingMore"],
  ["what comes then is not asked for", live, [left, loaded("x")], "held", "abc", "LoadingMore"],
  ["back again", live, [left, returned, loaded("abd")], "live", "abd", "CanLoadMore"],
  ["signed out meanwhile", live, [left, asked({ auth: "signedOut" })], "none", "", "Exhausted"],
])("%s", (_, session, events, standing, rows, status) => {
  const now = after(session, ...events);
  expect([now.standing, ids(now), now.status]).toEqual([standing, rows, status]);
});

test("a preloaded page is held from the start, unless nobody may see it", () => {
  const first: FirstRows<Member> = { rows: members("abc"), status: "Exhausted" };
  expect(open({ auth: "loading" }, first)).toMatchObject({ standing: "held", status: "Exhausted" });
  expect(ids(open({ auth: "loading" }, first))).toBe("abc");
  expect(ids(open({ auth: "signedOut" }, first))).toBe("");
  expect(ids(open({ scope: null }, first))).toBe("");
});

test("Convex is asked while signed in, in view, and wanted", () => {
  expect(isSubscribed(open())).toBe(true);
  expect(isSubscribed(open({ auth: "loading" }))).toBe(false);
  expect(isSubscribed(open({ auth: "signedOut" }))).toBe(false);
  expect(isSubscribed(open({ scope: null }))).toBe(false);
  expect(isSubscribed(after(live, left))).toBe(false);
  expect(isSubscribed(after(live, left, returned))).toBe(true);
});

test("an event that changes nothing returns the same session", () => {
  const event = loaded("ab");
  for (const [session, same] of [
    [open(), asked({})],
    [open(), returned],
    [open(), retried],
    [after(open(), event), event],
    [after(held, event), event],
    [after(stale, resets), resets],
  ] as const) {
    expect(sessionReducer(session, same)).toBe(session);
  }
});

test("unchanged members keep their identity through whatever holds them", () => {
  for (const events of [
    [failed, retried],
    [asked({ auth: "loading" }), asked({})],
    [left, returned],
    [asked({ criteria: "b" })],
  ]) {
    expect(after(live, ...events, loaded("abc")).rows).toBe(live.rows);
  }
});

test("what is missing is asked for until the rows are caught up with", () => {
  expect(missing(live)).toBe(0);
  expect(missing(after(held, loaded("a")))).toBe(2);
  expect(missing(after(held, loaded("abc")))).toBe(0);
  expect(missing(after(stale, loaded("a")))).toBe(0);
});

test("a query that leaves rows out is not asked for what is missing in ever smaller pages", () => {
  const many = after(open(), loaded("abcdefg"));
  const catchingUp = after(many, asked({ auth: "loading" }), asked({}), loaded("abcde"));
  expect(missing(catchingUp)).toBe(2);
  // One page may be short by chance, as when somebody has left.
  const short = after(catchingUp, loaded("abcde", "LoadingMore"), loaded("abcdef"));
  expect(missing(short)).toBe(short.worked);
});

test("rows of other criteria stay through pages without a match, but not for ever", () => {
  const empty = after(stale, loaded(""));
  expect(empty.standing).toBe("stale");
  expect(ids(empty)).toBe("abc");
  expect(missing(empty)).toBe(2);
  expect(after(empty, loaded("", "LoadingMore"), loaded("d"))).toMatchObject({
    standing: "live",
    rows: members("d"),
  });
  expect(after(empty, loaded("", "Exhausted"))).toMatchObject({ standing: "live", rows: [] });
  const patient = after(empty, ...Array.from({ length: 8 }, () => loaded("")));
  expect(patient.standing).toBe("stale");
  expect(after(patient, loaded(""))).toMatchObject({ standing: "live", status: "CanLoadMore" });
});

test("no larger page than has worked is asked for to catch up", () => {
  const threePages = after(open(), loaded("ab"), loaded("abcde"), loaded("abcdef"));
  for (const events of [
    [failed, retried],
    [asked({ auth: "loading" }), asked({})],
    [left, returned],
  ]) {
    const catchingUp = after(threePages, ...events);
    expect(catchingUp.resume).toBe(3);
    expect(missing(after(catchingUp, loaded("abc")))).toBe(3);
    expect(missing(after(catchingUp, loaded("abcde")))).toBe(1);
  }
});

test("the largest page that has loaded is forgotten with another scope or other criteria", () => {
  expect(after(live, asked({ scope: "org2" })).worked).toBe(0);
  expect(after(live, asked({ criteria: "b" })).worked).toBe(0);
});

test("after a second failure no larger page than has worked is asked for", () => {
  const twoPages = after(open(), loaded("ab"), loaded("abcde"));
  const failsOnce = [failed, retried, loaded("abc"), loaded("abcde")];
  expect(nextPage(twoPages, 10)).toBe(10);
  expect(nextPage(after(twoPages, ...failsOnce), 10)).toBe(10);
  expect(nextPage(after(twoPages, ...failsOnce, ...failsOnce), 10)).toBe(3);
  // A page may bring fewer members than it was asked for: what it was asked for has worked.
  const one = [loaded("a"), failed, retried];
  expect(nextPage(after(open(), ...one, ...one, loaded("a")), 10)).toBe(2);
});

test("each retry is another subscription, and one is enough", () => {
  const retrying = after(live, failed, retried);
  expect(retrying.attempt).toBe(live.attempt + 1);
  expect(sessionReducer(retrying, retried)).toBe(retrying);
  expect(hasFailed(after(live, failed))).toBe(true);
  expect(hasFailed(retrying)).toBe(false);
});

test("another scope, other criteria, and a return to held rows start a new subscription", () => {
  for (const events of [[asked({ scope: "org2" })], [asked({ criteria: "b" })], [left, returned]]) {
    expect(after(live, ...events).attempt).not.toBe(live.attempt);
  }
  // As StrictMode does when it mounts.
  expect(after(open(), left, returned).attempt).toBe(open().attempt);
});

test("a failure stands until rows are live again", () => {
  const retrying = after(live, failed, retried);
  expect(retrying.failure).not.toBeNull();
  expect(after(retrying, loaded("ab")).failure).not.toBeNull();
  expect(after(retrying, loaded("abc")).failure).toBeNull();
  expect(after(retrying, asked({ scope: "org2" })).failure).toBeNull();
  expect(after(retrying, asked({ auth: "signedOut" })).failure).toBeNull();
  expect(after(retrying, asked({ criteria: "b" })).failure).toBeNull();
});

test("rows held do not shorten the back-off", () => {
  expect(after(live, failed, retried, loaded("ab"), failed).failure?.count).toBe(2);
});

test("live rows reset the back-off", () => {
  expect(
    after(open(), failed, retried, failed, retried, loaded("abc"), failed).failure?.count,
  ).toBe(1);
});
