import { expect, test } from "vitest";
import { hasCaughtUp, type HeldMembers } from "../../src/core/session/heldMembers.js";
import type { PaginationStatus } from "../../src/core/session/paginatedMembers.js";

const members = (ids: string, status: PaginationStatus = "CanLoadMore"): HeldMembers => ({
  results: Array.from(ids, (_id) => ({ _id, isActive: true })),
  status,
});
const held = members("abc");

test("rows are held until as many are loaded", () => {
  expect(hasCaughtUp(held, members("", "LoadingFirstPage"))).toBe(false);
  expect(hasCaughtUp(held, members("ab"))).toBe(false);
  expect(hasCaughtUp(held, members("ab", "LoadingMore"))).toBe(false);
  expect(hasCaughtUp(held, members("abc"))).toBe(true);
});

test("held rows give way to a shorter list that is complete", () => {
  expect(hasCaughtUp(held, members("ab", "Exhausted"))).toBe(true);
});

test("held rows give way at once to members of another organization", () => {
  expect(hasCaughtUp(held, members("xy"))).toBe(true);
  expect(hasCaughtUp(held, members("xc"))).toBe(false);
});
