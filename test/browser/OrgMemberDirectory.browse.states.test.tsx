import { render, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { ConvexProviderWithAuth } from "convex/react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { api } from "../../convex/_generated/api.js";
import { OrgMemberDirectory } from "../../src/directory/index.js";
import { claims, createWorld, OTHER_ORG } from "../world/createWorld.js";
import { namesFromAToZ, showAToZ } from "./harness/showAToZ.js";

const names = namesFromAToZ(2_600);
const grid = { onMemberAction: () => {} };
const focusedName = () => document.activeElement?.querySelector("bdi")?.textContent;

test("End and Home focus rows that are not loaded, and the focus is on their members once loaded", async () => {
  const { container, loaded } = await showAToZ({ names, latencyMs: 60 }, grid);
  container.querySelector<HTMLElement>("[data-slot='org-member-row'][tabindex='0']")!.focus();
  expect(focusedName()).toBe(names[0]);
  await userEvent.keyboard("{End}");
  // Nobody is there yet, and the focus is in their place.
  expect(document.activeElement?.getAttribute("aria-rowindex")).toBe("2600");
  await waitFor(() => expect(focusedName()).toBe(names.at(-1)));
  await userEvent.keyboard("{PageUp}{PageUp}");
  await loaded();
  await waitFor(() => expect(focusedName()).toBeTruthy());
  expect(names.indexOf(focusedName()!)).toBeGreaterThan(2_570);
  await userEvent.keyboard("{Home}");
  await waitFor(() => expect(focusedName()).toBe(names[0]));
});

test("a typed letter leads to its section, even if no member of it is loaded", async () => {
  const { container } = await showAToZ({ names, latencyMs: 60 }, grid);
  container.querySelector<HTMLElement>("[data-slot='org-member-row'][tabindex='0']")!.focus();
  await userEvent.keyboard("s");
  expect(document.activeElement?.getAttribute("aria-rowindex")).toBe("1801");
  await waitFor(() => expect(focusedName()).toBe(names[1_800]));
});

test("the row of a member who is not loaded has a name, and does nothing", async () => {
  const acted: string[] = [];
  const { container, scrollTo, deployment } = await showAToZ(
    { names },
    { onMemberAction: ({ displayName }: { displayName: string }) => acted.push(displayName) },
  );
  deployment.goOffline();
  scrollTo(80_000);
  await waitFor(() => expect(container.querySelector("[data-awaited][role=row]")).not.toBe(null));
  const row = container.querySelector<HTMLElement>("[data-awaited][role=row]")!;
  expect(row.querySelector("[role=gridcell]")!.getAttribute("aria-label")).toBe("Loading members…");
  row.focus();
  await userEvent.keyboard("{Enter}");
  row.click();
  expect(acted).toEqual([]);
});

test.each([
  ["a list", {}],
  ["a grid", grid],
  ["a grid with actions", { renderActions: () => <button type="button">Mail</button> }],
])("axe finds nothing wrong in %s from A to Z", async (_, props) => {
  const { container, scrollTo, loaded, handle } = await showAToZ({ names }, props);
  handle.current!.scrollToSection("C");
  await loaded();
  const { violations } = await axe.run(container);
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  // Before the first member of a section a screen reader says which one it is.
  const heading = [...container.querySelectorAll("[role=heading]")].find((each) =>
    each.textContent.startsWith("C"),
  )!;
  expect(heading.textContent).toBe("C, 100 members");
  const first =
    heading.closest("[role=row]") ?? heading.closest("[role=listitem]")!.nextElementSibling!;
  expect(first.querySelector("bdi")!.textContent).toBe(names[200]);
  scrollTo(0);
});

test("a screen reader is told how many members there are, and the position of each", async () => {
  const { container, scrollTo, loaded } = await showAToZ({ names });
  scrollTo(56 * 1_000);
  await loaded();
  const row = container.querySelector("[role=listitem][aria-posinset]")!;
  expect(row.getAttribute("aria-setsize")).toBe("2600");
  expect(Number(row.getAttribute("aria-posinset"))).toBeGreaterThan(900);
});

test("a viewer who is deactivated sees nobody in the same frame, and everybody again later", async () => {
  const directory = await showAToZ({ names });
  const { part, container, loaded } = directory;
  const me = await directory.idOf(names[0]!);
  await directory.changeById(me, { isActive: false });
  await waitFor(() => expect(part("list").dataset.state).toBe("no-access"));
  expect(container.querySelectorAll("bdi").length).toBe(
    container.querySelectorAll("[data-slot='org-member-state'] bdi").length,
  );
  expect(part("rail")).toBe(null);
  expect(part("count").textContent).toBe("");
  await directory.changeById(me, { isActive: true });
  await loaded();
  expect(directory.inView()[0]).toBe(names[0]);
});

test("after a sign-out there are no rows, and after a sign-in the list begins at the top", async () => {
  const { deployment, part, loaded, handle, inView } = await showAToZ({ names });
  handle.current!.scrollToSection("H");
  await loaded();
  deployment.setIdentity(null);
  await waitFor(() => expect(part("list").dataset.state).toBe("signed-out"));
  deployment.setIdentity(claims());
  await loaded();
  expect(inView()[0]).toBe(names[0]);
});

test("a viewer who is moved to another organization sees no row of the one before", async () => {
  const others = Array.from({ length: 30 }, (_, i) => `Globex ${i}`);
  const directory = await showAToZ({ names, others });
  directory.handle.current!.scrollToSection("H");
  await directory.loaded();
  const me = await directory.idOf(names[0]!);
  await directory.changeById(me, { orgId: "org_globex" });
  await waitFor(() => expect(directory.part("count").textContent).toBe("31 members"));
  await directory.loaded();
  for (const name of directory.inView()) expect(name).toMatch(/Globex|^A000000/);
});

test("who switches to another organization sees nothing of the one before, from the first frame on", async () => {
  const others = Array.from({ length: 30 }, (_, i) => `Globex ${i}`);
  const directory = await showAToZ({ names, others, latencyMs: 30 });
  const { container, part, switchTo, inView } = directory;
  const seen: string[] = [];
  switchTo(OTHER_ORG);
  await waitFor(
    () => {
      seen.push(container.textContent);
      expect(inView()).toContain("Globex 0");
    },
    { interval: 5 },
  );
  expect(seen.filter((text) => /Person|2,600/.test(text))).toEqual([]);
  expect(part("count").textContent).toBe("30 members");
});

test("a page that fails leaves the rest, says so, and is asked for again", async () => {
  const { deployment, part, loaded, handle, inView } = await showAToZ({ names });
  deployment.failNext("users/directory:browseActiveUsersInOrg", {
    error: new Error("made to fail"),
  });
  handle.current!.scrollToSection("R");
  await waitFor(() => expect(part("footer").dataset.state).toBe("error"));
  await loaded();
  expect(inView()[0]).toBe("R001700 Person");
  await waitFor(() => expect(part("footer").dataset.state).toBe("end"));
});

test("the list that comes back after a reconnect is where it was, and up to date", async () => {
  const directory = await showAToZ({ names });
  const { deployment, handle, loaded, inView, join } = directory;
  handle.current!.scrollToSection("L");
  await loaded();
  const before = inView();
  deployment.goOffline();
  await join("Aardvark New");
  deployment.goOnline();
  await waitFor(() => expect(directory.part("count").textContent).toBe("2,601 members"), {
    timeout: 8_000,
  });
  expect(inView()).toEqual(before);
});

test("an organization of a few people has no rail, and the end of the list is its end", async () => {
  const { part, inView } = await showAToZ({ names: ["Bo", "Ada"] });
  expect(inView()).toEqual(["Ada", "Bo"]);
  await waitFor(() => expect(part("count").textContent).toBe("2 members"));
  expect(part("footer").textContent).toContain("2 members");
});

test("from right to left at 320 px nothing is cut off", async () => {
  const { container, part } = await showAToZ({ names: ["دانا", "سارة", "עדה", "Ada", "李小龙"] });
  container.dir = "rtl";
  container.style.inlineSize = "320px";
  const list = part("list").getBoundingClientRect();
  const rail = part("rail").getBoundingClientRect();
  expect(list.width).toBeLessThanOrEqual(320);
  expect(rail.left).toBeGreaterThanOrEqual(list.left - 1);
  expect(rail.right).toBeLessThan(part("scroller").getBoundingClientRect().right);
  for (const heading of container.querySelectorAll("[data-slot='org-member-heading']")) {
    expect(heading.getBoundingClientRect().left).toBeGreaterThanOrEqual(rail.right - 1);
  }
});

test("queries that are missing are a mistake that is named, and not retried", async () => {
  const { searchActiveUsersInOrg, countActiveUsersBySection } = api.users.directory;
  vi.spyOn(console, "error").mockImplementation(() => {});
  const { deployment } = createWorld();
  const { client, useAuth } = deployment;
  const directory = { searchActiveUsersInOrg, countActiveUsersBySection } as never;
  expect(() =>
    render(
      <ConvexProviderWithAuth client={client} useAuth={useAuth}>
        <OrgMemberDirectory directory={directory} />
      </ConvexProviderWithAuth>,
    ),
  ).toThrow("`directory` has no query `browseActiveUsersInOrg`");
  await deployment.close();
});

/** The answer to the next question of who stands where comes when it is let through. */
function holdNextAnswer({ client }: { client: { query: (...args: never[]) => Promise<unknown> } }) {
  const ask = client.query.bind(client);
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  vi.spyOn(client, "query").mockImplementationOnce(async (...args) => {
    const answer = await ask(...args);
    await held;
    return answer;
  });
  return letThrough;
}

test("the list goes to the member asked for last, whichever answer comes first", async () => {
  const { handle, idOf, inView, loaded, deployment } = await showAToZ({ names });
  const [early, late] = [await idOf(names[900]!), await idOf(names[1_900]!)];
  const letThrough = holdNextAnswer(deployment);
  const first = handle.current!.scrollToMember(early);
  expect(await handle.current!.scrollToMember(late)).toBe(true);
  letThrough();
  expect(await first).toBe(false);
  await loaded();
  expect(inView()).toContain(names[1_900]);
});

test("a search meanwhile ends the way to a member", async () => {
  const { handle, idOf, part, scroller, inView, deployment } = await showAToZ({ names });
  const id = await idOf(names[1_900]!);
  const letThrough = holdNextAnswer(deployment);
  const call = handle.current!.scrollToMember(id);
  await userEvent.fill(part("search-input"), "person");
  await waitFor(() => expect(part("count").textContent).toMatch(/of 2,600/));
  const { scrollTop } = scroller();
  letThrough();
  expect(await call).toBe(false);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(scroller().scrollTop).toBe(scrollTop);
  await userEvent.clear(part("search-input"));
  await waitFor(() => expect(inView()[0]).toBe(names[0]));
});
