import { expect, test } from "vitest";
import {
  initialState,
  orgMembersReducer,
  type OrgMembersEvent,
} from "../../src/core/session/orgMembersState.js";
import type { Member } from "../../src/core/member.js";

const rows = (live: boolean): OrgMembersEvent<Member> => ({
  type: "published",
  members: { results: [{ _id: "a", isActive: true }], status: "CanLoadMore", loadMore: () => {} },
  live,
});
const failed: OrgMembersEvent<Member> = { type: "failed", error: new Error("boom") };
const refused: OrgMembersEvent<Member> = { type: "failed", error: { data: { code: "FORBIDDEN" } } };
const retried: OrgMembersEvent<Member> = { type: "retried" };

const after = (...events: OrgMembersEvent<Member>[]) =>
  events.reduce(orgMembersReducer<Member>, initialState<Member>(null, "list{}"));

test("a failure keeps the rows, and the retry takes them over", () => {
  const state = after(rows(true), failed, retried);
  expect(state.held?.results.map((member) => member._id)).toEqual(["a"]);
});

test("a refusal leaves no row to hold for the retry", () => {
  expect(after(rows(true), refused).members.results).toEqual([]);
  expect(after(rows(true), refused, retried).held).toBeNull();
});

test("rows held do not shorten the back-off", () => {
  expect(after(failed, retried, rows(false), failed).failures).toBe(2);
});

test("live rows start the back-off anew", () => {
  expect(after(failed, retried, failed, retried, rows(true), failed).failures).toBe(1);
});
