import { cleanup, render } from "@testing-library/react";
import { ConvexProviderWithAuth } from "convex/react";
import fc from "../../fc.js";
import { StrictMode, useSyncExternalStore } from "react";
import { flushSync } from "react-dom";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { api } from "../../../convex/_generated/api.js";
import { nameKey } from "../../../src/core/words/nameKey.js";
import { matchesWords, searchWords } from "../../../src/core/words/nameMatch.js";
import { OrgMemberDirectory } from "../../../src/directory/index.js";
import "../../../src/styles.css";
import { createDirectoryWorld } from "../../world/createDirectoryWorld.js";
import { claims, ORG, OTHER_ORG } from "../../world/createWorld.js";

const sequences = Math.ceil(Number(import.meta.env.SEQUENCES || 50) / 5);

// Few words, so that many names share them; the same names in both organizations.
const WORDS = ["ada", "ann", "anna", "lovelace", "lo", "josé", "łukasz", "小龙", "de"];
const name = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
  .map((words) => words.join(" "));
const text = fc.constantFrom(
  "a",
  "an",
  "anna a",
  "lo",
  "jose",
  "luk",
  "龙",
  "de ada",
  "zz",
  "!",
  "",
);

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("type"), text }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("join", "rename"), name }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom("leave", "move"), someone: fc.nat(30) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("wait"), ms: fc.constantFrom(20, 180) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constantFrom("switch", "slow", "fast", "drop", "fail", "refresh"),
    }),
  },
) as fc.Arbitrary<{ kind: string; text?: string; name?: string; someone?: number; ms?: number }>;

let complaints: string[];
beforeEach(() => {
  complaints = [];
  vi.spyOn(console, "error").mockImplementation((...args) => {
    const said = args.map(String).join(" ");
    if (!said.includes("made to fail")) complaints.push(said);
  });
  vi.spyOn(console, "warn").mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

test(
  "whatever is typed and whoever comes and goes, the directory ends equal to the server",
  { timeout: 60_000 + sequences * 10_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, { minLength: 1, maxLength: 25 }),
        fc.array(name, { minLength: 1, maxLength: 8 }),
        // Searched in the page, on the server, or from one to the other.
        fc.constantFrom(0, 12, 100),
        fc.array(step, { minLength: 3, maxLength: 18, size: "max" }),
        run,
      ),
      { numRuns: sequences },
    );
  },
);

async function run(
  names: string[],
  others: string[],
  localSearchLimit: number,
  steps: { kind: string; text?: string; name?: string; someone?: number; ms?: number }[],
) {
  const world = await createDirectoryWorld({ names, others });
  const { deployment } = world;
  let organization = ORG;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  let sessions = 0;
  const signIn = () =>
    deployment.setIdentity({ ...claims(0, organization), session: String(++sessions) });
  signIn();

  function App() {
    const organizationId = useSyncExternalStore(subscribe, () => organization);
    return (
      <StrictMode>
        <ConvexProviderWithAuth client={deployment.client} useAuth={deployment.useAuth}>
          <OrgMemberDirectory
            key={organizationId}
            query={api.users.queries.listActiveUsersInOrg}
            searchQuery={api.users.directory.searchActiveUsersInOrg}
            countQuery={api.users.directory.countActiveUsersInOrg}
            localSearchLimit={localSearchLimit}
            initialNumItems={7}
            numItems={9}
            style={{ blockSize: 2_400 }}
            renderMember={(member, { name: shown }) => (
              <span data-member={member._id}>{shown}</span>
            )}
          />
        </ConvexProviderWithAuth>
      </StrictMode>
    );
  }
  const { container, unmount } = render(<App />);
  const input = () => container.querySelector<HTMLInputElement>("[type=search]")!;
  const drawn = () =>
    [...container.querySelectorAll<HTMLElement>("[data-member]")].map((row) => row.dataset.member!);

  const rows = (orgId: string) =>
    deployment.mutate(async ({ db }) =>
      (await db.query("users").collect()).filter((row) => row.orgId === orgId && row.isActive),
    );
  // Who has ever been where: rows of nobody else may be seen there.
  const seenIn = new Map([ORG, OTHER_ORG].map((org) => [org, new Set<string>()]));
  const remember = async () => {
    for (const org of [ORG, OTHER_ORG]) {
      for (const row of await rows(org)) seenIn.get(org)!.add(row._id);
    }
  };
  await remember();

  const offenses: string[] = [];
  let watching = true;
  const watch = () => {
    if (!watching) return;
    const ids = drawn();
    if (new Set(ids).size < ids.length) offenses.push("a member twice");
    if (ids.some((id) => !seenIn.get(organization)!.has(id))) offenses.push("another organization");
    requestAnimationFrame(watch);
  };
  requestAnimationFrame(watch);

  const doStep = async ({ kind, ...by }: (typeof steps)[number]) => {
    const members = await rows(organization);
    // Never the viewer, who would be moved along.
    const somebody = members.filter((row) => !row.workosUserId.endsWith("_user_0"))[
      (by.someone ?? 0) % Math.max(1, members.length - 1)
    ];
    if (kind === "type") await userEvent.fill(input(), by.text!);
    else if (kind === "join") await world.join(by.name!, organization);
    else if (kind === "rename" && somebody)
      await world.changeById(somebody._id, { displayName: by.name! });
    else if (kind === "leave" && somebody)
      await world.changeById(somebody._id, { isActive: false });
    else if (kind === "move" && somebody) {
      const orgId = organization === ORG ? OTHER_ORG : ORG;
      seenIn.get(orgId)!.add(somebody._id);
      await world.changeById(somebody._id, { orgId });
    } else if (kind === "wait") await new Promise((resolve) => setTimeout(resolve, by.ms));
    else if (kind === "switch") {
      organization = organization === ORG ? OTHER_ORG : ORG;
      signIn();
      flushSync(() => listeners.forEach((listener) => listener()));
    } else if (kind === "slow") deployment.setLatency(30);
    else if (kind === "fast") deployment.setLatency(0);
    else if (kind === "drop") deployment.dropConnections();
    else if (kind === "refresh") signIn();
    else if (kind === "fail") {
      deployment.failNext("users/directory:searchActiveUsersInOrg", {
        error: new Error("This search was made to fail."),
      });
    }
    await remember();
  };

  try {
    for (const each of steps) await doStep(each);
    deployment.setLatency(0);

    const words = searchWords(input().value);
    const members = await rows(organization);
    const found = members.filter((row) => matchesWords(nameKey(row.displayName!), words));
    const ids = found.map((row) => row._id).toSorted();
    const total = members.length === 1 ? "1 member" : `${members.length} members`;
    await vi.waitFor(
      () => {
        expect(drawn().toSorted()).toEqual(ids);
        expect(container.querySelector("[data-slot=org-member-count]")!.textContent).toBe(
          words.length > 0 ? `${ids.length} of ${members.length}` : total,
        );
        expect(container.querySelector("[data-busy]")).toBeNull();
      },
      { timeout: 15_000, interval: 20 },
    );
    expect(offenses).toEqual([]);
    expect(complaints).toEqual([]);
  } finally {
    watching = false;
    unmount();
    await deployment.close();
  }
}
