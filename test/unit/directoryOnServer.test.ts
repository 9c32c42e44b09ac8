import { ConvexProviderWithAuth, ConvexReactClient } from "convex/react";
import { createElement, type ReactElement } from "react";
import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { api } from "../../convex/_generated/api.js";
import { englishSections } from "../../src/directory/sectioned/sectionWords.js";
import { OrgMemberDirectory } from "../../src/directory/index.js";
import { SectionRail } from "../../src/directory/rail/SectionRail.js";

const client = new ConvexReactClient("https://example.convex.cloud");
const useAuth = () => ({
  isLoading: true,
  isAuthenticated: false,
  fetchAccessToken: async () => null,
});
const html = (children: ReactElement) =>
  renderToString(createElement(ConvexProviderWithAuth, { client, useAuth }, children));

test.each([
  ["from A to Z", { directory: api.users.directory }],
  ["of a query", { query: api.users.queries.listActiveUsersInOrg }],
])("without a window a directory %s is a search box and a skeleton", (_, props) => {
  expect(globalThis.window).toBeUndefined();
  const drawn = html(createElement(OrgMemberDirectory, props as never));
  expect(drawn).toContain('data-state="loading"');
  expect(drawn).toContain('type="search"');
  expect(drawn).not.toContain('role="listbox"');
});

test("without a window the rail has a label for each section, and one tab stop", () => {
  const sections = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ#", (section) => ({ section, count: 10 }));
  const drawn = html(
    createElement(SectionRail, {
      sections,
      current: "C",
      onJump: () => {},
      words: englishSections,
    }),
  );
  expect(drawn.match(/role="option"/g)).toHaveLength(27);
  expect(drawn.match(/data-kind="label"/g)).toHaveLength(27);
  expect(drawn.match(/tabindex="0"/gi)).toHaveLength(1);
  expect(drawn).toMatch(/aria-label="C, 10 members" aria-selected="true"/);
});
