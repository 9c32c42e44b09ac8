import fc from "../fc.js";
import { expect, test } from "vitest";
import { createReconciler } from "../../src/core/session/createReconciler.js";
import { reconcile } from "../../src/core/session/reconcile.js";
import type { Member } from "../../src/core/member.js";

const member = (id: string, displayName = id): Member => ({ _id: id, displayName, isActive: true });
const copy = (members: readonly Member[]) => members.map((m) => ({ ...m }));

test("an equal result in fresh objects is the previous array", () => {
  const reconcile = createReconciler<Member>();
  const first = reconcile([member("a"), member("b")]);
  expect(reconcile(copy(first))).toBe(first);
});

test("a changed member is a new object; its neighbours are not", () => {
  const reconcile = createReconciler<Member>();
  const [a, , c] = reconcile([member("a"), member("b"), member("c")]);
  const next = reconcile([member("a"), member("b", "B"), member("c")]);
  expect(next.map((m) => m.displayName)).toEqual(["a", "B", "c"]);
  expect(next[0]).toBe(a);
  expect(next[2]).toBe(c);
});

test("while every object is new or was there before, the result is not copied", () => {
  const reconcile = createReconciler<Member>();
  const first = [member("a"), member("b")];
  expect(reconcile(first)).toBe(first);
  const second = [member("new"), ...first.slice(0, 1), member("b", "B")];
  expect(reconcile(second)).toBe(second);
  const third = [copy(second)[0]!, ...second.slice(1, 2), member("b", "BB")];
  expect(reconcile(third)).toEqual(third);
  expect(reconcile(third)[0]).toBe(second[0]);
});

test("members are matched by _id, never by position", () => {
  const reconcile = createReconciler<Member>();
  const [a, b] = reconcile([member("a"), member("b")]);
  const next = reconcile([member("new"), member("b"), member("a")]);
  expect(next[1]).toBe(b);
  expect(next[2]).toBe(a);
});

test("extra fields are compared deeply: bytes, arrays and objects", () => {
  type Rich = Member & { extra: unknown };
  const rich = (extra: unknown): Rich => ({ ...member("a"), extra });
  const values = [
    () => new Uint8Array([1, 2]).buffer,
    () => new Uint8Array([1, 3]).buffer,
    () => [1, [2n]],
    () => [],
    () => ({}),
    () => ({ role: "admin", since: null }),
    () => Number.NaN,
    () => 0,
    () => -0,
  ];
  for (const [i, one] of values.entries()) {
    for (const [j, other] of values.entries()) {
      const reconcile = createReconciler<Rich>();
      const before = reconcile([rich(one())]);
      expect(reconcile([rich(other())]) === before).toBe(i === j);
    }
  }
});

test("the same malformed rows are refused twice, by the number of the row", () => {
  const reconcile = createReconciler<Member>();
  const good = reconcile([member("a"), member("b")]);
  const malformed = [...good, { displayName: "c", isActive: true } as Member];
  expect(() => reconcile(malformed)).toThrow("Row 2 of the member list");
  expect(() => reconcile(malformed)).toThrow("Row 2 of the member list");
});

test("two lists made from one can go on independently", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => member(id));
  const first = reconcile([], [], [a!, b!]);
  const without = reconcile(first, first, [b!]);
  const longer = reconcile(first, first, [a!, b!, c!]);
  expect(without).toEqual([b]);
  expect(longer).toEqual([a, b, c]);
  // Who left the one list is a duplicate in the other, and a newcomer to the first.
  expect(reconcile(longer, longer, [a!, b!, c!, member("a"), d!])).toEqual([a, b, c, d]);
  expect(reconcile(without, without, [b!, member("a")])).toEqual([b, a]);
});

const page = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 6 });
const name = fc.constantFrom("x", "y");

test("whatever comes, overlapping pages too: each _id once, at its first place or kept, values right", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(page, page, name, fc.boolean()), { maxLength: 12 }),
      (updates) => {
        const reconcile = createReconciler<Member>();
        let previous: readonly Member[] = [];
        let loaded: Member[] = [];
        for (const [left, right, displayName, keepObjects] of updates) {
          const known = new Map(loaded.map((m) => [m._id, m]));
          loaded = [...left, ...right].map((n) => {
            const fresh = member(`m${n}`, n % 2 === 0 ? displayName : "same");
            const before = known.get(fresh._id);
            return keepObjects && before !== undefined && before.displayName === fresh.displayName
              ? before
              : fresh;
          });
          // Convex's own array: nothing may be written into it.
          const next = reconcile(Object.freeze(loaded));
          expect(next.map((m) => m._id).toSorted()).toEqual(
            [...new Set(loaded.map((m) => m._id))].toSorted(),
          );
          const values = new Map(loaded.map((m) => [m._id, m]));
          for (const m of next) expect(m).toEqual(values.get(m._id));
          for (const m of previous) {
            const now = next.find((n) => n._id === m._id);
            if (now !== undefined && now.displayName === m.displayName) expect(now).toBe(m);
          }
          if (loaded.length === new Set(loaded.map((m) => m._id)).size) {
            expect(next.map((m) => m._id)).toEqual(loaded.map((m) => m._id));
          }
          previous = next;
        }
      },
    ),
    { numRuns: 1_000 },
  );
});
