import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";

// The first use of `Intl` takes a page several ms, so nothing may touch it before it is needed. The
// entries are imported inside the test, when `Intl` is watched already.
test("loading the package and drawing ASCII names touches nothing of Intl; other names do", async () => {
  const touched: PropertyKey[] = [];
  const watched = new Proxy(Intl, {
    get(target, name) {
      touched.push(name);
      return Reflect.get(target, name) as unknown;
    },
  });
  vi.stubGlobal("Intl", watched);
  const { MemberList } = await import("../../src/index.js");
  await import("../../src/directory/index.js");
  const html = (...names: string[]) => {
    const results = names.map((displayName, i) => ({ _id: `${i}`, displayName, isActive: true }));
    const members = { results, status: "Exhausted", loadMore: () => {} } as const;
    return renderToString(createElement(MemberList, { members }));
  };

  expect(html("Ada Lovelace", "J Doe", "X", "")).toContain(">JD<");
  expect(touched).toEqual([]);
  expect(html("e\u0301mile")).toContain(">É<");
  expect(touched).toContain("Segmenter");
  vi.unstubAllGlobals();
});
