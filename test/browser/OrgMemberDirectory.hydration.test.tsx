import { waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth, type Preloaded } from "convex/react";
import { getFunctionName } from "convex/server";
import { convexToJson } from "convex/values";
import { type ReactNode, useEffect } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { userEvent } from "vitest/browser";
import { afterEach, beforeEach, expect, type MockInstance, onTestFinished, test, vi } from "vitest";
import { api } from "../../convex/_generated/api.js";
import { englishSections } from "../../src/directory/sectioned/sectionWords.js";
import { OrgMemberDirectory } from "../../src/directory/index.js";
import { SectionRail } from "../../src/directory/rail/SectionRail.js";
import "../../src/styles.css";
import "../../src/directory.css";
import { createDirectoryWorld } from "../world/createDirectoryWorld.js";
import { claims } from "../world/createWorld.js";
import { frames } from "./harness/mountList.js";
import { ALPHABET } from "./harness/mountRail.js";
import { NAMES, NEWEST_FIRST } from "./harness/showDirectory.js";

const list = api.users.queries.listActiveUsersInOrg;

let error: MockInstance;
beforeEach(() => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = false;
  error = vi.spyOn(console, "error");
});
afterEach(() => void vi.restoreAllMocks());

/** A page as a server sends it, and how it is hydrated: without a mismatch. */
function page(children: ReactNode) {
  let tellMounted = () => {};
  const mounted = new Promise<void>((resolve) => (tellMounted = resolve));
  function Page() {
    useEffect(tellMounted, []);
    return children;
  }
  const container = document.createElement("div");
  container.style.blockSize = "480px";
  container.innerHTML = renderToString(<Page />);
  document.body.append(container);
  onTestFinished(() => container.remove());
  const all = (slot: string) => [
    ...container.querySelectorAll<HTMLElement>(`[data-slot="org-member-${slot}"]`),
  ];
  return {
    all,
    part: (slot: string) => all(slot)[0],
    names: () => all("name").map(({ textContent }) => textContent),
    hydrate: async () => {
      const onRecoverableError = vi.fn<(error: unknown) => void>();
      const root = hydrateRoot(container, <Page />, { onRecoverableError });
      onTestFinished(() => root.unmount());
      await mounted;
      await frames(2);
      expect(onRecoverableError).not.toHaveBeenCalled();
      expect(error).not.toHaveBeenCalled();
    },
  };
}

async function world() {
  const { deployment, join } = await createDirectoryWorld({ names: NAMES, latencyMs: 20 });
  onTestFinished(() => deployment.close());
  deployment.setIdentity(claims());
  const { client, useAuth } = deployment;
  const signedIn = (children: ReactNode) => (
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      {children}
    </ConvexProviderWithAuth>
  );
  return { deployment, join, signedIn };
}

test("a directory from A to Z is a skeleton in the server's HTML, and then everybody, live", async () => {
  const { signedIn, join } = await world();
  const { part, all, names, hydrate } = page(
    signedIn(<OrgMemberDirectory directory={api.users.directory} />),
  );
  expect(part("list")!.dataset.state).toBe("loading");
  const box = part("search-input")!.getBoundingClientRect();
  expect(all("skeleton")).not.toEqual([]);
  expect(all("rail")).toEqual([]);

  await hydrate();
  expect(part("search-input")!.getBoundingClientRect()).toEqual(box);
  await waitFor(() => expect(names()).toContain("Ada Lovelace"));
  await waitFor(() => expect(all("rail-section").length).toBe(5));
  await join("Zoe Quick");
  await waitFor(() => expect(all("rail-section").length).toBe(6));
  expect(names()).toContain("Zoe Quick");
  expect(error).not.toHaveBeenCalled();
});

test("a directory that is preloaded has its rows in the server's HTML, and can be searched then", async () => {
  const { deployment, signedIn, join } = await world();
  // What `preloadQuery` of convex/nextjs returns: the same call, made by the embedded client.
  const args = { paginationOpts: { numItems: 100, cursor: null } };
  const value = await deployment.connect({ identity: claims() }).query(list, args);
  const preloaded = {
    _name: getFunctionName(list),
    _argsJSON: convexToJson(args),
    _valueJSON: convexToJson(value as never),
  } as unknown as Preloaded<typeof list>;
  const { part, names, hydrate } = page(
    signedIn(
      <OrgMemberDirectory
        preloaded={preloaded}
        searchQuery={api.users.directory.searchActiveUsersInOrg}
        countQuery={api.users.directory.countActiveUsersInOrg}
      />,
    ),
  );
  expect(names()).toEqual(NEWEST_FIRST);
  expect(part("count")!.textContent).toBe("6 members");
  const tops = () => ["search-input", "row"].map((slot) => part(slot)!.getBoundingClientRect().top);
  const before = tops();

  await hydrate();
  expect(tops()).toEqual(before);
  expect(names()).toEqual(NEWEST_FIRST);
  await userEvent.type(part("search-input")!, "ada");
  await waitFor(() => expect(names()).toHaveLength(2));
  await join("Adam New");
  await waitFor(() => expect(names()).toContain("Adam New"));
  expect(error).not.toHaveBeenCalled();
});

test("the rail has every letter in the server's HTML, and as many as fit once it is laid out", async () => {
  const sections = Array.from(ALPHABET, (section) => ({ section, count: 10 }));
  const rail = (
    <SectionRail {...{ sections }} current="C" onJump={() => {}} words={englishSections} />
  );
  const { all, hydrate } = page(
    <div data-slot="org-member-list" style={{ blockSize: 200 }}>
      <div style={{ display: "flex", flex: 1, minBlockSize: 0 }}>{rail}</div>
    </div>,
  );
  const labels = () => all("rail-mark").map(({ textContent }) => textContent);
  expect(labels().join("")).toBe(ALPHABET);
  const stops = () => all("rail-section").filter(({ tabIndex }) => tabIndex === 0);
  expect(stops().map((each) => each.getAttribute("aria-label"))).toEqual(["C, 10 members"]);

  await hydrate();
  await waitFor(() => expect(labels().join("").length).toBeLessThan(20));
  expect(labels()).toContain("C");
  expect(stops()).toHaveLength(1);
});
