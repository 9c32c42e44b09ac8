import { waitFor } from "@testing-library/react";
import { expect, onTestFinished, test } from "vitest";
import { userEvent } from "vitest/browser";
import type { AuthState } from "../../embedded/deployment/index.js";
import { claims, OTHER_ORG } from "../world/createWorld.js";
import { namesFromAToZ, showAToZ } from "./harness/showAToZ.js";

const names = namesFromAToZ(2_600);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
type Directory = Awaited<ReturnType<typeof showAToZ>>;

/**
 * A sign-in whose tokens live for four seconds. Convex's client asks for a new one after two; while
 * it is held, the test answers.
 */
function shortLived() {
  let isHeld = false;
  let token: AuthState["fetchAccessToken"] = async () => null;
  const waiting: ((token: Promise<string | null> | null) => void)[] = [];
  return {
    tokenLifetimeSeconds: 4,
    signIn(own: AuthState): AuthState {
      token = own.fetchAccessToken;
      return {
        ...own,
        fetchAccessToken: async (options) =>
          isHeld && options?.forceRefreshToken
            ? new Promise<string | null>((resolve) => waiting.push(resolve))
            : token(),
      };
    },
    hold() {
      isHeld = true;
    },
    asked: () => waitFor(() => expect(waiting.length).toBeGreaterThan(0), { timeout: 8_000 }),
    /** From now on each token is renewed at once. */
    renew() {
      isHeld = false;
      for (const resolve of waiting.splice(0)) resolve(token());
    },
    end() {
      for (const resolve of waiting.splice(0)) resolve(null);
    },
  };
}

/** What is on screen after each change of the page. */
function watch({ container, part }: Directory) {
  const seen: { state: string | undefined; names: string[]; count: string; hasRail: boolean }[] =
    [];
  const observer = new MutationObserver(() => {
    if (part("list") === null) return;
    const rows = container.querySelectorAll("[data-slot='org-member-row'] bdi");
    seen.push({
      state: part("list").dataset.state,
      names: [...rows].map(({ textContent }) => textContent),
      count: part("count").textContent,
      hasRail: part("rail") !== null,
    });
  });
  observer.observe(container, { childList: true, subtree: true, attributes: true });
  onTestFinished(() => observer.disconnect());
  return seen;
}

// What the reader does while a token runs out, and who is in view in the end.
test.each<[string, (directory: Directory) => unknown, string]>([
  ["in a jump", ({ handle }) => handle.current!.scrollToSection("Q"), "Q001600 Person"],
  [
    "far from everything that is loaded",
    ({ handle }) => handle.current!.scrollToIndex(1_850, { align: "start" }),
    "S001850 Person",
  ],
  [
    "on the way to a member",
    async ({ handle, idOf }) => handle.current!.scrollToMember(await idOf("T001940 Person")),
    "T001940 Person",
  ],
  [
    "in a search",
    async ({ part }) => await userEvent.fill(part("search-input"), "w0022"),
    "W002200 Person",
  ],
])(
  "a token that expires %s: what was on screen stays until there is another, and goes when there is none",
  async (_, act, expected) => {
    const auth = shortLived();
    const others = ["Stranger", "W0022 Stranger"];
    const directory = await showAToZ({ names, others, latencyMs: 40, ...auth });
    const { loaded, inView, part, container } = directory;
    const seen = watch(directory);
    auth.hold();
    await auth.asked();
    // The old token expires before there is another, and meanwhile the reader goes on.
    await pause(2_500);
    void act(directory);
    await pause(500);
    expect(part("list").dataset.state).toBe("ready");
    auth.renew();
    await waitFor(() => expect(inView()).toContain(expected), { timeout: 8_000 });
    await loaded();
    expect(new Set(seen.map(({ state }) => state))).toEqual(new Set(["ready"]));

    auth.hold();
    await auth.asked();
    auth.end();
    await waitFor(() => expect(part("list").dataset.state).toBe("signed-out"), { timeout: 8_000 });
    await pause(600);
    expect(container.textContent).not.toContain("Person");
    for (const { state, names: shown, count, hasRail } of seen) {
      expect(shown.filter((name) => !names.includes(name))).toEqual([]);
      if (state !== "ready") expect([shown, count, hasRail]).toEqual([[], "", false]);
    }
  },
  30_000,
);

const strangers = namesFromAToZ(520).map((name) => name.replace("Person", "Stranger"));

// Without a `key` nothing but the server's answer tells that the rows belong to another organization.
test.each<[string, (directory: Directory) => unknown]>([
  ["at the top", () => {}],
  ["in a jump", ({ handle }) => handle.current!.scrollToIndex(1_650, { align: "start" })],
  [
    "far down",
    async ({ handle, loaded }) => {
      handle.current!.scrollToIndex(1_650, { align: "start" });
      await loaded();
    },
  ],
  [
    "in a search",
    async ({ part, inView }) => {
      await userEvent.fill(part("search-input"), "w00");
      await waitFor(() => expect(inView()[0]).toMatch(/^W/));
    },
  ],
])(
  "a token of another organization %s: members, sections and count change together",
  async (_, act) => {
    const directory = await showAToZ({ names, others: strangers, latencyMs: 30 });
    const { deployment, inView, loaded, part } = directory;
    await act(directory);
    const seen = watch(directory);
    deployment.setIdentity(claims(0, OTHER_ORG));
    await waitFor(() => expect(inView()[0]).toMatch(/Stranger$/), { timeout: 8_000 });
    await loaded();
    await waitFor(() => expect(part("count").textContent).toMatch(/520/));
    for (const { names: shown, count } of seen) {
      const ofOthers = shown.filter((name) => name.endsWith("Stranger")).length;
      expect([0, shown.length]).toContain(ofOthers);
      if (shown.length > 0) expect(count).not.toMatch(ofOthers > 0 ? /2,600/ : /520/);
    }
  },
  20_000,
);
