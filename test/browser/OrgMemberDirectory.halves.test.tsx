import { render, waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth } from "convex/react";
import { createRef, type ReactElement } from "react";
import { userEvent } from "vitest/browser";
import { expect, onTestFinished, test } from "vitest";
import { api } from "../../convex/_generated/api.js";
import {
  OrgMemberDirectory,
  type OrgMemberDirectoryHandle,
  SearchableOrgMemberList,
  SectionedOrgMemberList,
} from "../../src/directory/index.js";
import type { MemberListHandle } from "../../src/index.js";
import "../../src/styles.css";
import "../../src/directory.css";
import { claims } from "../world/createWorld.js";
import { createDirectoryWorld } from "../world/createDirectoryWorld.js";
import { NAMES, NEWEST_FIRST } from "./harness/showDirectory.js";

const A_TO_Z = NAMES.toSorted((a, b) => a.localeCompare(b, "en"));

const ofQuery = {
  query: api.users.queries.listActiveUsersInOrg,
  searchQuery: api.users.directory.searchActiveUsersInOrg,
  countQuery: api.users.directory.countActiveUsersInOrg,
};

/** @returns names from top to bottom, once there are some; and headings */
async function show(list: ReactElement) {
  const world = await createDirectoryWorld({ names: NAMES });
  onTestFinished(() => world.deployment.close());
  world.deployment.setIdentity(claims());
  const { client, useAuth } = world.deployment;
  const signedIn = (children: ReactElement) => (
    <ConvexProviderWithAuth {...{ client, useAuth }}>{children}</ConvexProviderWithAuth>
  );
  const { container, rerender, unmount } = render(signedIn(list));
  onTestFinished(unmount);
  const textsOf = (selector: string) =>
    [...container.querySelectorAll(selector)]
      .toSorted((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top)
      .map(({ textContent }) => textContent);
  const names = () => textsOf("[data-slot='org-member-row'] bdi");
  await waitFor(() => expect(names()).toHaveLength(NAMES.length));
  return {
    idOf: world.idOf,
    names,
    headings: () => textsOf("[data-slot='org-member-heading']"),
    count: () => container.querySelector("[data-slot='org-member-count']")!.textContent,
    search: (text: string) => userEvent.type(container.querySelector("input")!, text),
    rerender: (next: ReactElement) => rerender(signedIn(next)),
  };
}

test("SearchableOrgMemberList has the members newest first, searched and counted", async () => {
  const handle = createRef<MemberListHandle>();
  const shown = await show(<SearchableOrgMemberList ref={handle} {...ofQuery} />);
  expect(shown.names()).toEqual(NEWEST_FIRST);
  expect(shown.headings()).toEqual([]);
  await waitFor(() => expect(shown.count()).toBe("6 members"));
  expect(handle.current!.scrollToMember(await shown.idOf("Ada Lovelace"))).toBe(true);
  await shown.search("ada");
  await waitFor(() => expect(shown.count()).toBe("2 of 6"));
});

test("SectionedOrgMemberList has the members from A to Z, searched and counted", async () => {
  const handle = createRef<OrgMemberDirectoryHandle>();
  const shown = await show(<SectionedOrgMemberList ref={handle} directory={api.users.directory} />);
  expect(shown.names()).toEqual(A_TO_Z);
  expect(shown.headings()).toEqual(["A", "G", "J", "L", "漢"]);
  expect(shown.count()).toBe("6 members");
  const id = await shown.idOf("Ada Lovelace");
  await expect(handle.current!.scrollToMember(id)).resolves.toBe(true);
  expect(handle.current!.scrollToSection("G")).toBe(true);
  await shown.search("ada");
  await waitFor(() => expect(shown.count()).toBe("2 of 6"));
});

test("OrgMemberDirectory goes from one to the other when its props do", async () => {
  const shown = await show(<OrgMemberDirectory {...ofQuery} />);
  expect(shown.names()).toEqual(NEWEST_FIRST);
  shown.rerender(<OrgMemberDirectory directory={api.users.directory} />);
  await waitFor(() => expect(shown.names()).toEqual(A_TO_Z));
  shown.rerender(<OrgMemberDirectory {...ofQuery} />);
  await waitFor(() => expect(shown.names()).toEqual(NEWEST_FIRST));
  expect(shown.headings()).toEqual([]);
});
