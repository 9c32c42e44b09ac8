import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { useSparsePages } from "../../src/hooks/useSparsePages.js";

test("another search is not taken for the one that stopped", () => {
  const { result, rerender } = renderHook(
    ({ loaded, criteria }) => useSparsePages(loaded, 200, () => {}, criteria),
    { initialProps: { loaded: 1, criteria: "0" } },
  );
  for (let page = 0; page < 4; page++) act(() => result.current.askByItself());
  expect(result.current.stopped).toBe(true);
  rerender({ loaded: 10, criteria: "" });
  expect(result.current.stopped).toBe(false);
});
