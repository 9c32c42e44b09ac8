import { describe, expect, test } from "vitest";
import fc from "../fc.js";
import { announcement, type ListStatus } from "../../src/core/words/announcement.js";
import { createImageGate } from "../../src/core/viewport/createImageGate.js";
import { listEnd, listView } from "../../src/core/session/listView.js";
import { english, number } from "../../src/core/words/localization.js";
import type { PaginationStatus } from "../../src/core/session/paginatedMembers.js";
import { rowForKey } from "../../src/core/viewport/rowForKey.js";
import { evenRows } from "../../src/core/viewport/rowLayout.js";
import { scrollTarget } from "../../src/core/viewport/scrollTarget.js";
import { shouldLoadMore } from "../../src/core/viewport/shouldLoadMore.js";
import { findTyped, nothingTyped, typed } from "../../src/core/words/typeahead.js";

const someone = { _id: "a", isActive: true };
const failure = { error: new Error("no"), retry: () => {} };
const refused = (code: string) => ({ ...failure, error: { data: { code } } });

describe("the view", () => {
  test.each([
    ["signed-out", { auth: "signedOut", results: [someone] }, undefined],
    ["loading", { auth: "loading" }, undefined],
    ["ready", { auth: "loading", results: [someone] }, undefined],
    ["loading", { status: "LoadingFirstPage" }, undefined],
    ["loading", { status: "CanLoadMore" }, undefined],
    ["empty", {}, undefined],
    ["ready", { results: [someone] }, undefined],
    ["ready", { results: [someone] }, failure],
    ["error", {}, failure],
    ["no-access", { results: [someone], auth: "signedIn" }, refused("FORBIDDEN")],
    ["no-access", { results: [someone], auth: "signedIn" }, refused("UNAUTHORIZED")],
    ["signed-out", { results: [someone] }, refused("UNAUTHORIZED")],
    ["ready", { results: [someone], auth: "signedIn" }, refused("BAD_REQUEST")],
  ] as const)("is %s for %o", (expected, given, error) => {
    expect(listView({ results: [], status: "Exhausted", ...given }, error)).toBe(expected);
  });

  test("an error goes before the status in the footer", () => {
    const ends = (["CanLoadMore", "LoadingMore", "Exhausted"] satisfies PaginationStatus[]).map(
      (status) => [listEnd({ status }), listEnd({ status }, failure)],
    );
    expect(ends).toEqual([
      ["more", "error"],
      ["loading-more", "error"],
      ["end", "error"],
    ]);
  });
});

test.each([
  ["start", 500, 1_000],
  ["center", 500, 850],
  ["end", 500, 700],
  ["auto, above", 5_000, 1_000],
  ["auto, in view", 900, 900],
  ["auto, below", 100, 700],
] as const)(
  "row 20 of 50 px in a list of 350 px, %s from %i px: scrolls to %i",
  (how, from, to) => {
    const align = how.split(",")[0] as "start" | "center" | "end" | "auto";
    expect(scrollTarget(evenRows(100, 50), 20, from, 350, align)).toBe(to);
  },
);

test.each([
  ["near the end", "CanLoadMore", false, 100, 79, true],
  ["further up", "CanLoadMore", false, 100, 78, false],
  ["with nothing loaded yet", "CanLoadMore", false, 0, -1, true],
  ["in a hidden list", "CanLoadMore", false, 100, -1, false],
  ["after an error", "CanLoadMore", true, 100, 99, false],
  ["while a page is on its way", "LoadingMore", false, 100, 99, false],
  ["at the end", "Exhausted", false, 100, 99, false],
] as const)("%s: %s, failed %s, %i loaded, row %i drawn: loads more is %s", (...row) => {
  const [, status, failed, loaded, lastRow, expected] = row;
  expect(shouldLoadMore(status, failed, loaded, lastRow, 20)).toBe(expected);
});

test("keys stop at both ends, and other keys move nothing", () => {
  const go = (key: string, from: number) => rowForKey(key, from, 10, 4);
  expect([go("ArrowUp", 0), go("ArrowDown", 9), go("PageDown", 7), go("PageUp", 2)]).toEqual([
    0, 9, 9, 0,
  ]);
  expect([go("Home", 5), go("End", 5), go("a", 5)]).toEqual([0, 9, null]);
});

describe("typing", () => {
  const list = ["Ada", "grace", undefined, "Alan", "Ärger"].map((displayName, i) => ({
    _id: `${i}`,
    displayName,
    isActive: true,
  }));
  const find = (text: string, from: number) => findTyped(list, { text, at: 0 }, from);

  test("finds the start of a name in any case, around the end", () => {
    expect([find("GR", 3), find("al", 0), find("ada", 4), find("x", 0)]).toEqual([1, 3, 0, -1]);
  });

  test("one letter goes on from the row it is on", () => {
    expect([find("a", 0), find("aa", 0), find("a", 3)]).toEqual([3, 3, 4]);
  });

  test("no accent has to be typed, and names in any script are found", () => {
    const names = ["\u200Fمحمد", "İpek", "Élodie", "李小龙"].map((displayName, i) => ({
      _id: `${i}`,
      displayName,
      isActive: true,
    }));
    const row = (text: string) => findTyped(names, { text, at: 0 }, 0);
    expect([row("مح"), row("ipe"), row("elo"), row("élo"), row("李小"), row("\u0301")]).toEqual([
      0, 1, 2, 2, 3, -1,
    ]);
  });

  test.each([
    ["l", "Łukasz"],
    ["L", "łukasz"],
    ["ł", "Lukasz"],
    ["o", "Øyvind"],
    ["ae", "Ærø"],
    ["a", "Ærø"],
    ["oe", "Œuvrard"],
    ["ss", "ßen"],
    ["d", "Đorđe"],
    ["e", "E\u0301lodie"],
    ["é", "Elodie"],
    ["ada", "𝐀da"],
    ["ㅂ", "박"],
    ["ё", "Елена"],
    ["か", "カナ"],
    ["o'", "O'Brien"],
    ["mary a", "Mary Ann"],
  ])("%s finds %s, as Intl.Collator compares for a search", (text, displayName) => {
    const others = ["", "B", "zß", "Žižek", "\uffff", "一"].map((name, i) => ({
      _id: `${i}`,
      displayName: name,
      isActive: true,
    }));
    const members = [...others, { _id: "it", displayName, isActive: true }];
    expect(findTyped(members, { text, at: 0 }, 0)).toBe(others.length);
  });

  test("no space before a name has to be typed", () => {
    const spaced = [{ _id: "0", displayName: " Ada", isActive: true }];
    expect(findTyped(spaced, { text: "ad", at: 0 }, 0)).toBe(0);
  });

  test("a pause begins a new word", () => {
    const one = typed(nothingTyped, "a", 1_000);
    expect(typed(one, "d", 1_500).text).toBe("ad");
    expect(typed(one, "d", 2_000).text).toBe("d");
  });
});

describe("what is announced", () => {
  const ready: ListStatus = {
    view: "ready",
    end: "more",
    count: 100,
    reconnecting: false,
    criteria: "",
  };
  const say = (before: ListStatus | null, now: Partial<ListStatus>, pageArrived = false) =>
    announcement(before, { ...ready, ...now }, pageArrived, english);

  test("a page, with how many it brought", () => {
    expect(say(ready, { count: 150 }, true)).toBe("50 more loaded, 150 shown");
  });
  test("a page that comes while reconnecting, and the reconnecting only once", () => {
    const before = { ...ready, reconnecting: true };
    expect(say(ready, { reconnecting: true })).toBe(english.reconnecting);
    expect(say(before, { count: 150, reconnecting: true }, true)).toBe("50 more loaded, 150 shown");
    expect(say(before, { reconnecting: true })).toBeNull();
  });
  test("not a member more or less", () => {
    expect(say(ready, { count: 101 })).toBeNull();
    expect(say(ready, { count: 99 }, true)).toBeNull();
  });
  test("an error once, a view by its title", () => {
    expect(say(ready, { end: "error" })).toBe("More members could not be loaded");
    expect(say({ ...ready, end: "error" }, { end: "error" })).toBeNull();
    expect(say(ready, { view: "no-access" })).toBe("No access");
  });
  test("the first members after loading, but not those there from the start", () => {
    expect(say({ ...ready, view: "loading", count: 0 }, {})).toBe("100 members loaded");
    const alone = { ...ready, view: "loading", count: 0 } as const;
    expect(say(alone, { count: 1 })).toBe("1 member loaded");
    expect(say(null, {})).toBeNull();
  });
});

test("a number of members is written as in English, in every locale", () => {
  const format = new Intl.NumberFormat("en-US");
  const isAlike = (n: number) => {
    expect(number(n)).toBe(format.format(n));
  };
  fc.assert(fc.property(fc.maxSafeNat(), isAlike));
  for (let n = 1; n < 10 ** 9; n *= 10) [n - 1, n].forEach(isAlike);
});

test("pictures wait while the gate is closed, and are told once", () => {
  const gate = createImageGate();
  const told: string[] = [];
  gate.onceOpen(() => told.push("open"));
  expect(told.splice(0)).toEqual(["open"]);
  gate.setOpen(false);
  gate.onceOpen(() => told.push("a"));
  const stop = gate.onceOpen(() => told.push("b"));
  stop();
  expect(told).toEqual([]);
  gate.setOpen(true);
  gate.setOpen(true);
  expect(told).toEqual(["a"]);
  gate.onceOpen(() => told.push("late"));
  expect(told).toEqual(["a", "late"]);
});
