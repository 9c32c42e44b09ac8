import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { MemberList, type MemberListProps } from "../../src/components/MemberList.js";

const members = {
  results: Array.from({ length: 1_000 }, (_, i) => ({
    _id: `${i}`,
    displayName: `Member ${i}`,
    avatarUrl: "https://example.com/a.png",
    isActive: true,
  })),
  status: "CanLoadMore",
  loadMore: () => {},
} as const;
const html = (props: Partial<MemberListProps> = {}) =>
  renderToString(createElement(MemberList, { members, ...props }));

test("without a window the first screen of rows is drawn, with their initials", () => {
  expect(globalThis.window).toBeUndefined();
  const rows = html().match(/role="listitem"/g) ?? [];
  expect(rows.length).toBeGreaterThan(9);
  expect(rows.length).toBeLessThan(50);
  expect(html()).toContain("Member 9<");
  expect(html()).toMatch(/org-member-avatar-fallback">M</);
});

test("every state is drawn without a window", () => {
  const states = [
    html({ members: { ...members, results: [], status: "LoadingFirstPage" } }),
    html({ members: { ...members, results: [], status: "Exhausted" } }),
    html({ members: { ...members, auth: "signedOut" } }),
    html({ failure: { error: new Error("no"), retry: () => {} } }),
  ];
  expect(states.map((state) => /data-state="([\w-]+)"/.exec(state)?.[1])).toEqual([
    "loading",
    "empty",
    "signed-out",
    "ready",
  ]);
});
