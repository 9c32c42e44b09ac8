import { renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { View } from "../../src/core/browse/pager.js";
import { useSettledViews } from "../../src/directory/sectioned/useSettledViews.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const viewAt = (first: number): View => ({ first, last: first + 9, isMoving: false });

/** A list that reports its view with each render, as the rows do. */
function listWith(isListening = () => true) {
  const told: string[] = [];
  const { result } = renderHook(() =>
    useSettledViews(100, ({ first, isMoving }) => {
      if (isListening()) told.push(isMoving ? `past ${first}` : `at ${first}`);
      return isListening();
    }),
  );
  return { told, report: (view: View) => result.current(view) };
}

test("of fast jumps, the first and the last are told as at rest", () => {
  const { told, report } = listWith();
  report(viewAt(0));
  for (const first of [400, 800, 1_200, 1_600]) {
    report(viewAt(first));
    // What it was told makes the list draw, and report again.
    report(viewAt(first));
    vi.advanceTimersByTime(60);
  }
  expect(told.filter((each) => each.startsWith("at"))).toEqual(["at 0", "at 400", "at 400"]);
  vi.advanceTimersByTime(150);
  expect(told.at(-1)).toBe("at 1600");
  report(viewAt(1_600));
  expect(told.at(-1)).toBe("at 1600");
});

test("a jump some time after another one is a place to rest at", () => {
  const { told, report } = listWith();
  report(viewAt(400));
  vi.advanceTimersByTime(200);
  report(viewAt(800));
  expect(told).toEqual(["at 400", "at 800"]);
});

test("the reader who scrolls on after a jump is no longer expected where it led", () => {
  const { told, report } = listWith();
  report(viewAt(400));
  report(viewAt(800));
  report(viewAt(805));
  vi.advanceTimersByTime(1_000);
  expect(told).toEqual(["at 400", "past 800", "at 805"]);
});

test("a view that was not used is told again", () => {
  let isListening = false;
  const { told, report } = listWith(() => isListening);
  report(viewAt(400));
  isListening = true;
  report(viewAt(400));
  expect(told).toEqual(["at 400"]);
});
