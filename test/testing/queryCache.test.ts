import { queryGeneric as query } from "convex/server";
import { expect, test } from "vitest";
import { createServer } from "./fixtures/createServer.js";

test("results are kept for whoever asks the same, the oldest forgotten first", async () => {
  const { server, value } = createServer({ echo: query((_, { n }: { n: number }) => n) });
  const runsFor = async (n: number) => {
    const before = server.stats.functionRuns;
    expect(await value("echo", { n })).toBe(n);
    return server.stats.functionRuns - before;
  };
  expect(await runsFor(0)).toBe(1);
  expect(await runsFor(0)).toBe(0);

  let last = 0;
  while ((await runsFor(++last)) === 1 && (await runsFor(last)) === 0 && last < 5_000);
  expect(last).toBe(5_000);
  expect(await runsFor(0)).toBe(1);
  expect(await runsFor(last)).toBe(0);
});
