import { expect, test } from "vitest";
import { areDistinct } from "../../src/core/session/areDistinct.js";
import fc from "../fc.js";

const withIds = (ids: readonly string[]) => ids.map((_id) => ({ _id }));

test("members are distinct where a set of their ids has as many", () => {
  const id = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 4 }));
  const ids = fc.array(id, { maxLength: 40 });
  const isRight = (all: readonly string[]) => {
    expect(areDistinct(withIds(all))).toBe(new Set(all).size === all.length);
  };
  fc.assert(fc.property(ids, isRight));
});

test("of 100,000 members, one who comes twice is found wherever they are", () => {
  const all = withIds(Array.from({ length: 100_000 }, (_, i) => `${i}-member-of-the-organization`));
  expect(areDistinct(all)).toBe(true);
  for (const index of [0, 50_000, 99_998]) {
    expect(areDistinct(all.with(99_999, { ...all[index]! }))).toBe(false);
  }
});
