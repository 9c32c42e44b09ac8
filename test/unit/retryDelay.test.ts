import { expect, test, vi } from "vitest";
import { retryDelay } from "../../src/core/session/retryDelay.js";

test("waits 1, 2, 4 … 30 s, spread by half", () => {
  const after = (random: number) =>
    [1, 2, 3, 4, 5, 6, 7, 100].map((failures) => Math.round(retryDelay(failures, random) / 100));
  expect(after(0)).toEqual([10, 20, 40, 80, 160, 300, 300, 300]);
  expect(after(0.999_999)).toEqual([15, 30, 60, 120, 240, 450, 450, 450]);
});

test("no two browsers have to wait equally long", () => {
  const random = vi.spyOn(Math, "random").mockReturnValueOnce(0.2).mockReturnValueOnce(0.6);
  expect(retryDelay(1)).toBeLessThan(retryDelay(1));
  random.mockRestore();
});
