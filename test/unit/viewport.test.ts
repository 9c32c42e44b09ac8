import fc from "../fc.js";
import { expect, test } from "vitest";
import { evenRows, type RowLayout } from "../../src/core/viewport/rowLayout.js";
import { rowsInView } from "../../src/core/viewport/rowRange.js";
import { scrollScale } from "../../src/core/viewport/scrollScale.js";
import {
  elementHeight,
  firstViewport,
  isAtFalseTop,
  redrawn,
  scrolledTo,
  settled,
  shiftOf,
  withRows,
  type Viewport,
} from "../../src/core/viewport/viewport.js";

/** Rows of any heights, in steps of half a pixel: nothing may rest on all being equal. */
function unevenRows(heights: readonly number[]): RowLayout {
  const tops = heights.reduce<number[]>((all, height) => [...all, all.at(-1)! + height], [0]);
  return {
    count: heights.length,
    height: tops.at(-1)!,
    topOf: (index) => tops[index]!,
    bottomOf: (index) => tops[index + 1]!,
    rowAt: (offset) =>
      Math.min(
        heights.length - 1,
        Math.max(
          0,
          tops.findLastIndex((top) => top <= offset),
        ),
      ),
  };
}

const ids = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 50 });
const heightOfId = (id: number, scale: number) => (20 + ((id * 37) % 60)) * scale;
const laidOut = fc.tuple(ids, fc.constantFrom(1, 1, 1.5)).map(([ids, scale]) => ({
  rows: ids.map((id) => ({ _id: String(id) })),
  layout: unevenRows(ids.map((id) => heightOfId(id, scale))),
  scale,
}));
const share = fc.integer({ min: 0, max: 1_000 }).map((n) => n / 1_000);

const at = (
  { rows, layout }: { rows: Viewport["rows"]; layout: RowLayout },
  offset: number,
): Viewport =>
  redrawn(
    { ...firstViewport(rows, layout, 300), offset, scrollTop: Math.round(offset) },
    4,
    "none",
  );
/** Where a row is on screen, in px from the upper edge of the scroller. */
const placeOf = (viewport: Viewport, index: number) =>
  viewport.layout.topOf(index) - shiftOf(viewport) - viewport.scrollTop;

test("rows of one height follow each other", () => {
  const layout = evenRows(100, 55.5);
  expect(layout.height).toBe(5_550);
  for (let index = 0; index < 100; index++) {
    expect(layout.rowAt(layout.topOf(index) + 0.1)).toBe(index);
    expect(layout.rowAt(layout.topOf(index + 1) - 0.1)).toBe(index);
  }
  expect(layout.rowAt(-5)).toBe(0);
  expect(layout.rowAt(9_999)).toBe(99);
  expect(evenRows(0, 56).rowAt(0)).toBe(-1);
});

test("all rows in view are drawn, and one more where there is one, but none beyond the list", () => {
  fc.assert(
    fc.property(
      laidOut,
      share,
      fc.nat(9),
      fc.constantFrom("up", "down", "none"),
      (list, where, overscan, direction) => {
        const viewport = redrawn(at(list, where * list.layout.height), overscan, direction);
        const { first, last } = viewport.drawn;
        const inView = rowsInView(viewport.layout, viewport.offset, viewport.height);
        expect(first).toBe(Math.max(0, Math.min(first, inView.first - 1)));
        expect(last).toBe(Math.min(list.layout.count - 1, Math.max(last, inView.last + 1)));
        expect(last - first).toBeLessThanOrEqual(inView.last - inView.first + 2 * overscan + 2);
      },
    ),
  );
});

test("an empty list draws nothing", () => {
  const { drawn } = firstViewport([], evenRows(0, 56), 500);
  expect(drawn).toEqual({ first: 0, last: -1 });
});

test("the first row in view that survives a change stays in place, scrolling or not", () => {
  fc.assert(
    fc.property(laidOut, laidOut, share, (before, after, where) => {
      const viewport = at(before, 1 + where * (before.layout.height - 1));
      const moving = withRows(viewport, after.rows, after.layout);
      const first = viewport.layout.rowAt(viewport.offset);
      const survivor = before.rows
        .slice(first)
        .find(({ _id }) => after.rows.some((row) => row._id === _id));
      fc.pre(survivor !== undefined);
      const index = (rows: Viewport["rows"]) => rows.findIndex((row) => row?._id === survivor._id);
      const place = placeOf(viewport, index(before.rows)) * (after.scale / before.scale);
      expect(placeOf(moving, index(after.rows))).toBeCloseTo(place, 6);
      expect(moving.scrollTop).toBe(viewport.scrollTop);
      const rest = settled(moving);
      if (moving.offset >= 0) expect(placeOf(rest, index(after.rows))).toBeCloseTo(place, 6);
      expect(shiftOf(rest)).toBeCloseTo(0, 6);
    }),
  );
});

test("at the very top nothing is followed", () => {
  const rows = (ids: string) => Array.from(ids, (_id) => ({ _id }));
  const viewport = firstViewport(rows("abc"), evenRows(3, 56), 100);
  expect(withRows(viewport, rows("xabc"), evenRows(4, 56)).offset).toBe(0);
});

test("a scroll that ends at the top while rows above are not drawn yet is at a false top", () => {
  const rows = Array.from({ length: 50 }, (_, i) => ({ _id: String(i) }));
  const viewport = at({ rows, layout: evenRows(50, 56) }, 200);
  const more = withRows(viewport, [{ _id: "new" }, ...rows], evenRows(51, 56));
  expect(isAtFalseTop(more)).toBe(false);
  const top = scrolledTo(more, 0);
  expect(top.offset).toBe(56);
  expect(isAtFalseTop(top)).toBe(true);
  expect(settled(top)).toMatchObject({ scrollTop: 56, offset: 56 });
  // The other way round: rows above have left, and there is nothing above the first row.
  const fewer = scrolledTo(withRows(viewport, rows.slice(2), evenRows(48, 56)), 50);
  expect(isAtFalseTop(fewer)).toBe(true);
  expect(settled(fewer)).toMatchObject({ scrollTop: 0, offset: 0 });
});

test("offsets and scrollTop belong together: one for one near both ends, in order, back and forth", () => {
  const height = fc.integer({ min: 1_000, max: 200_000_000 });
  fc.assert(
    fc.property(height, share, share, (height, one, other) => {
      const scale = scrollScale(height);
      expect(scale.height).toBeLessThanOrEqual(Math.min(height, 6_000_000));
      const [a, b] = [one * height, other * height].toSorted((x, y) => x - y) as [number, number];
      expect(scale.scrollTopAt(a)).toBeLessThanOrEqual(scale.scrollTopAt(b));
      expect(scale.offsetAt(scale.scrollTopAt(a))).toBeCloseTo(a, 3);
      expect(scale.scrollTopAt(500)).toBe(500);
      expect(scale.scrollTopAt(height - 500)).toBe(scale.height - 500);
      expect(scale.offsetAt(scale.height)).toBe(height);
    }),
  );
});

test("in a list too tall for a browser, coming to rest moves no row, and the end stays reachable", () => {
  const layout = evenRows(1_000_000, 56);
  const rows = [{ _id: "a" }];
  const steps = fc.array(fc.integer({ min: -600, max: 600 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(share, steps, (where, steps) => {
      let viewport = firstViewport(rows, layout, 500);
      viewport = scrolledTo(viewport, Math.round(where * elementHeight(viewport)));
      for (const step of steps) {
        const next = Math.max(0, viewport.scrollTop + step);
        viewport = scrolledTo(viewport, next);
      }
      const rest = settled(viewport);
      const row = layout.rowAt(viewport.offset);
      expect(placeOf(rest, row)).toBeCloseTo(placeOf(viewport, row), 3);
      // What is left below is what the browser can still scroll.
      const left = elementHeight(viewport) - viewport.scrollTop;
      expect(left).toBeCloseTo(elementHeight(rest) - rest.scrollTop, -1);
      expect(elementHeight(rest)).toBeCloseTo(6_000_000, -1);
      expect(left).toBeLessThanOrEqual(layout.height - viewport.offset + 1);
    }),
  );
  const end = scrolledTo(firstViewport(rows, layout, 500), 6_000_000 - 500);
  expect(redrawn(end, 4, "none").drawn.last).toBe(999_999);
  expect(placeOf(end, 999_999)).toBe(500 - 56);
});
