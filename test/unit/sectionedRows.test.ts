import fc from "../fc.js";
import { expect, test } from "vitest";
import { anchoredOffset } from "../../src/core/viewport/anchoredOffset.js";
import { scrollTarget } from "../../src/core/viewport/scrollTarget.js";
import { sectionedRows } from "../../src/core/viewport/sectionedRows.js";
import { survivingRow } from "../../src/core/viewport/survivingRow.js";

const ROW = 50;
const HEADING = 30;

type Rows = readonly ({ _id: string } | undefined)[];
/** A section for each count, but for those without rows. */
const sectionsOf = (counts: readonly number[]) => {
  let next = 0;
  return counts.flatMap((count, i) => {
    const first = next;
    next += count;
    return count === 0 ? [] : [{ section: String.fromCharCode(65 + i), count, first }];
  });
};
const layOut = (counts: readonly number[], rowHeight = ROW) =>
  sectionedRows(sectionsOf(counts), rowHeight, (HEADING * rowHeight) / ROW);
/** One character for each row: a member, or "." where none is loaded. */
const rowsOf = (text: string): Rows =>
  Array.from(text, (_id) => (_id === "." ? undefined : { _id }));

const counts = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 });
const share = fc.integer({ min: 0, max: 1_000 }).map((n) => n / 1_000);

test("rows and headings follow each other without a gap", () => {
  fc.assert(
    fc.property(counts, (counts) => {
      const layout = layOut(counts);
      let top = 0;
      let index = 0;
      for (const count of counts) {
        if (count > 0) top += HEADING;
        for (let row = 0; row < count; row++) {
          expect(layout.topOf(index)).toBe(top);
          expect(layout.bottomOf(index)).toBe(top + ROW);
          expect(layout.rowAt(top + 0.1)).toBe(index);
          expect(layout.rowAt(top + ROW - 0.1)).toBe(index);
          // A heading belongs to the row below it.
          if (row === 0) expect(layout.rowAt(top - HEADING + 0.1)).toBe(index);
          top += ROW;
          index += 1;
        }
      }
      expect(layout.count).toBe(index);
      expect(layout.height).toBe(top);
      expect(layout.topOf(index)).toBe(top);
      expect(layout.rowAt(top + 999)).toBe(index - 1);
      expect(layout.rowAt(-999)).toBe(index === 0 ? -1 : 0);
    }),
  );
});

test("no row that is scrolled to lies below the heading", () => {
  fc.assert(
    fc.property(
      counts,
      share,
      share,
      fc.constantFrom("start", "center", "end", "auto"),
      (counts, which, where, align) => {
        const layout = layOut(counts);
        fc.pre(layout.count > 0);
        const index = Math.floor(which * (layout.count - 1));
        const offset = scrollTarget(layout, index, where * layout.height, 200, align);
        expect(layout.topOf(index) - offset).toBeGreaterThanOrEqual(HEADING);
        expect(layout.bottomOf(index) - offset).toBeLessThanOrEqual(200);
      },
    ),
  );
});

test.each([-1, -100, 100, Number.NaN])("an index that is no row, %d, is no error", (index) => {
  const layout = layOut([3, 2]);
  for (const align of ["start", "center", "end", "auto"] as const) {
    expect(() => scrollTarget(layout, index, 0, 200, align)).not.toThrow();
  }
});

test("the first row below the heading stays in place, whatever comes and goes around it", () => {
  const place = fc.record({ id: fc.nat(60), section: fc.nat(5), isLoaded: fc.boolean() });
  const list = fc
    .uniqueArray(place, { selector: ({ id }) => id, minLength: 1, maxLength: 40 })
    .map((places) => {
      // In one order, so that whoever is in both lists has been passed by nobody.
      const sorted = places.toSorted((a, b) => a.section - b.section || a.id - b.id);
      const counts = [0, 1, 2, 3, 4, 5].map(
        (section) => sorted.filter((each) => each.section === section).length,
      );
      return {
        rows: sorted.map(({ id, section, isLoaded }) =>
          isLoaded ? { _id: `${section}/${id}` } : undefined,
        ),
        layout: layOut(counts),
      };
    });
  fc.assert(
    fc.property(list, list, share, (before, after, where) => {
      const offset = 1 + where * (before.layout.height - 1);
      const stays = before.rows
        .slice(before.layout.rowAt(offset + HEADING))
        .find((row) => row && after.rows.some((other) => other?._id === row._id));
      fc.pre(stays !== undefined);
      const placeIn = ({ rows, layout }: typeof before) =>
        layout.topOf(rows.findIndex((row) => row?._id === stays._id));
      const now = anchoredOffset(before, after, offset);
      expect(placeIn(after) - now).toBeCloseTo(placeIn(before) - offset, 6);
    }),
  );
});

test.each([
  ["is renamed and goes down", "abcdefgh", "abdefghc", [8], [8], 2, "d", 2],
  ["is renamed and goes up", "abcdefgh", "eabcdfgh", [8], [8], 4, "f", 5],
  ["is renamed into another section", "abcdefgh", "abdefgch", [4, 4], [3, 5], 2, "d", 2],
  ["leaves", "abcdefgh", "abdefgh", [4, 4], [3, 4], 2, "d", 2],
])(
  "who %s does not take the reader with them",
  (_, before, after, countsBefore, countsAfter, first, staying, index) => {
    const [from, to] = [layOut(countsBefore), layOut(countsAfter)];
    const offset = from.topOf(first) - HEADING + 7;
    const now = anchoredOffset(
      { rows: rowsOf(before), layout: from },
      { rows: rowsOf(after), layout: to },
      offset,
    );
    expect(after[index]).toBe(staying);
    const placeBefore = from.topOf(before.indexOf(staying)) - offset;
    expect(to.topOf(index) - now).toBe(placeBefore);
  },
);

test("where no member is loaded, the same place of the same section stays", () => {
  fc.assert(
    fc.property(counts, counts, share, (one, other, where) => {
      const [from, to] = [layOut(one), layOut(other)];
      fc.pre(from.count > 0 && to.count > 0);
      const offset = 1 + where * (from.height - 1);
      const now = anchoredOffset(
        { rows: rowsOf(".".repeat(from.count)), layout: from },
        // Somebody who is known far away changes nothing.
        { rows: [...rowsOf(".".repeat(to.count - 1)), { _id: "far" }], layout: to },
        offset,
      );
      const index = from.rowAt(offset + HEADING);
      const place = from.places.findLast(({ first }) => first <= index)!;
      const same = to.places.find(({ section }) => section === place.section);
      if (same === undefined) return;
      const row = same.first + Math.min(index - place.first, same.count - 1);
      expect(to.topOf(row) - now).toBeCloseTo(from.topOf(index) - offset, 6);
    }),
  );
});

test("a place whose section is gone is followed by what came after it", () => {
  const before = { rows: rowsOf("......"), layout: layOut([2, 2, 2]) };
  const after = { rows: rowsOf("....."), layout: layOut([3, 0, 2]) };
  const offset = before.layout.topOf(2) - HEADING;
  expect(anchoredOffset(before, after, offset)).toBe(after.layout.topOf(3) - HEADING);
});

test("rows that change their height keep what is in view where it was", () => {
  const rows = rowsOf("abcdefgh");
  const before = { rows, layout: layOut([4, 4]) };
  const after = { rows, layout: layOut([4, 4], 2 * ROW) };
  // 10 px of the row above the heading's lower edge.
  const offset = before.layout.topOf(5) - HEADING + 10;
  expect(anchoredOffset(before, after, offset)).toBe(after.layout.topOf(5) - 2 * HEADING + 2 * 10);
});

test.each([
  ["not loaded any more", "abcd....", "....efgh", 1, 1],
  ["not loaded any more, beside some who are", "abcd....", "..cdef..", 1, 1],
  ["still not loaded", "abcd....", "abcd....", 6, 6],
  ["loaded now", "abcd....", "abcdefgh", 6, 6],
  ["at the end of fewer rows", "abcd....", "abcd..", 7, 5],
  ["gone, and so is everybody", "abcd....", ".......", 1, 1],
  ["gone, and the next one follows", "abcd....", "acd....", 1, 1],
  ["gone, and nobody is known after it", "abcd....", "abc....", 3, 2],
])("a focus in a row that is %s keeps a row", (_, before, after, from, expected) => {
  expect(survivingRow(rowsOf(before), rowsOf(after), from)?.after).toBe(expected);
});
