import fc from "../fc.js";
import { expect, test } from "vitest";
import { anchoredOffset } from "../../src/core/viewport/anchoredOffset.js";
import { evenRows } from "../../src/core/viewport/rowLayout.js";
import { survivingRow } from "../../src/core/viewport/survivingRow.js";

const members = (ids: string) => Array.from(ids, (_id) => ({ _id }));
const distinct = fc
  .uniqueArray(fc.integer({ min: 0, max: 40 }).map(String))
  .map((ids) => ids.map((_id) => ({ _id })));

test.each([
  ["abcd", "abcd", 1, "b"],
  ["abcd", "xabcd", 1, "b"],
  ["abcd", "acd", 1, "c"],
  ["abcd", "ab", 2, "b"],
  ["abcd", "dcba", 0, "a"],
  ["abcd", "xyz", 1, undefined],
  ["abcd", "", 1, undefined],
])("from %s to %s, row %i is survived by %s", (before, after, from, expected) => {
  const row = survivingRow(members(before), members(after), from);
  expect(row === null ? undefined : after[row.after]).toBe(expected);
  expect(row === null ? undefined : before[row.before]).toBe(expected);
});

test("the surviving row is the first at or after the row, else the last before it", () => {
  fc.assert(
    fc.property(distinct, distinct, fc.nat(40), (before, after, pick) => {
      const from = before.length === 0 ? 0 : pick % before.length;
      const left = new Set(after.map(({ _id }) => _id));
      const naive = [...before.slice(from), ...before.slice(0, from).toReversed()].find(({ _id }) =>
        left.has(_id),
      );
      const row = survivingRow(before, after, from);
      expect(row && after[row.after]?._id).toBe(naive?._id ?? null);
    }),
  );
});

test.each([
  ["abcd", "xxabcd", 2, 2],
  ["abcd", "bcd", 2, -1],
  ["abcd", "xad", 1, -1],
  ["abcd", "abcd", 2, 0],
  ["abcd", "", 2, 0],
])("from %s to %s, what row %i shows moves by %i rows", (before, after, first, shift) => {
  const laidOut = (ids: string) => ({ rows: members(ids), layout: evenRows(ids.length, 50) });
  const offset = first * 50 + 20;
  const now = anchoredOffset(laidOut(before), laidOut(after), offset);
  expect(now - offset).toBe(shift * 50);
});
