import { expect, test } from "vitest";
import {
  isForServer,
  isUnanswered,
  NO_SEARCH,
  reachInPage,
  type Search,
} from "../../src/directory/searchable/directorySearch.js";

const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ _id: `${i}`, isActive: true }));
const all = (count: number) => ({ rows: rows(count), status: "Exhausted" as const });
const some = (count: number) => ({ rows: rows(count), status: "CanLoadMore" as const });
const withQuery = { hasQuery: true, limit: 3 };
const without = { hasQuery: false, limit: 3 };

test.each([
  ["nothing is searched", "", true, all(9), withQuery, false],
  ["all are loaded, and few", "ada", false, all(3), withQuery, false],
  ["all are loaded, and many", "ada", false, all(4), withQuery, true],
  ["not all are loaded", "ada", false, some(2), withQuery, true],
  ["the server finds few", "ada", true, all(1), withQuery, true],
  ["there is no query", "ada", false, some(9), without, false],
  ["there is no query any more", "ada", true, all(1), without, false],
])("a search is done on the server or not: %s", (_, words, was, loaded, limits, forServer) => {
  expect(isForServer(words, was, loaded, limits)).toBe(forServer);
});

const inPage: Search = { text: "Ada", words: "ada", onServer: false };
const onServer: Search = { ...inPage, onServer: true };

test.each([
  ["live rows", "live", NO_SEARCH, onServer, false],
  ["rows of the text before", "stale", NO_SEARCH, onServer, true],
  ["rows of this text, found in the page", "stale", inPage, onServer, true],
  ["rows of a text that is back", "stale", NO_SEARCH, NO_SEARCH, false],
  ["the same text in another spelling", "stale", onServer, { ...onServer, text: " ADA" }, false],
  ["rows held for the same text", "held", onServer, onServer, false],
] as const)(
  "rows answer what is wanted or not: %s",
  (_, standing, answered, wanted, unanswered) => {
    expect(isUnanswered(standing, answered, wanted)).toBe(unanswered);
  },
);

test.each([
  ["nothing is searched", NO_SEARCH, some(1), "done"],
  ["the server searches", onServer, some(1), "done"],
  ["all are loaded", inPage, all(9), "done"],
  ["fewer than the limit are loaded", inPage, some(2), "loading"],
  ["as many as the limit are loaded", inPage, some(3), "partly"],
] as const)("a search in the page goes so far: %s", (_, wanted, loaded, reach) => {
  expect(reachInPage(wanted, loaded, without)).toBe(reach);
});
