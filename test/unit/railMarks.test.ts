import fc from "../fc.js";
import { expect, test } from "vitest";
import { railMarks } from "../../src/directory/rail/railMarks.js";

/** The labels by their index, a dot as ".". */
const drawn = (count: number, room: number, current = -1) =>
  railMarks(count, room, current)
    .map(({ kind }, index) => ({ label: String(index), dot: ".", none: "" })[kind])
    .filter(Boolean)
    .join(" ");

test("with room for all, each section has its label", () => {
  expect(drawn(4, 6)).toBe("0 1 2 3");
  expect(drawn(4, Infinity)).toBe("0 1 2 3");
  expect(drawn(0, 6)).toBe("");
  expect(drawn(1, 6)).toBe("0");
});

test("with less room, labels are spread from the first section to the last, a dot between two", () => {
  expect(drawn(27, 17)).toBe("0 . 3 . 7 . 10 . 13 . 16 . 20 . 23 . 26");
  expect(drawn(60, 17)).toBe("0 . 7 . 15 . 22 . 30 . 37 . 44 . 52 . 59");
  expect(drawn(7, 7)).toBe("0 . 2 . 4 . 6");
});

test("the current section has its label; marks too close to it are left out", () => {
  expect(drawn(27, 17, 0)).toBe("0 . 3 . 7 . 10 . 13 . 16 . 20 . 23 . 26");
  expect(drawn(27, 17, 8)).toBe("0 . 3 . 8 . 13 . 16 . 20 . 23 . 26");
  expect(drawn(60, 17, 26)).toBe("0 . 7 . 15 . 26 . 37 . 44 . 52 . 59");
});

test("marks are evenly spaced, none overlaps another, and each names the section it lies on", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 200 }),
      fc.integer({ min: 4, max: 80 }),
      fc.nat(199),
      (count, room, wanted) => {
        const current = (wanted % (count + 1)) - 1;
        const marks = railMarks(count, room, current);
        expect(marks.length).toBe(count);
        if (current >= 0) expect(marks[current]!.kind).toBe("label");
        const places = marks.flatMap(({ kind, shift }, index) => {
          expect(Math.abs(shift)).toBeLessThanOrEqual(0.5);
          return kind === "none" ? [] : [{ kind, at: (index + shift) * (room / count) }];
        });
        for (const [i, { kind, at }] of places.entries()) {
          const next = places[i + 1];
          if (!next) continue;
          const both = kind === "label" && next.kind === "label";
          expect(next.at - at).toBeGreaterThan(both ? 1.2 : 0.9);
        }
      },
    ),
  );
});

test("a mark that stays is where it was, whichever section is current", () => {
  const places = (current: number) =>
    railMarks(60, 30, current).map(({ kind, shift }, index) =>
      kind === "none" || index === current ? null : index + shift,
    );
  const still = places(-1);
  const moved = Array.from({ length: 60 }, (_, current) =>
    places(current).filter((place, index) => place !== null && place !== still[index]),
  );
  expect(moved.flat()).toEqual([]);
});
