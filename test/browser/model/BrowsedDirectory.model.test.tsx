import { cleanup, waitFor } from "@testing-library/react";
import fc from "../../fc.js";
import { expect, test, vi } from "vitest";
import { claims } from "../../world/createWorld.js";
import { namesFromAToZ, showAToZ } from "../harness/showAToZ.js";

const sequences = Math.ceil(Number(import.meta.env.SEQUENCES || 50) / 5);

type Directory = Awaited<ReturnType<typeof showAToZ>>;
type Step = (directory: Directory) => Promise<unknown> | void;

const share = fc.integer({ min: 0, max: 1_000 }).map((n) => n / 1_000);
const letter = fc.constantFrom("A", "B", "C", "M", "N", "O", "X", "Y", "Z", "Ж", "漢");
let serial = 0;
const newName = (first: string) => `${first}${String((serial += 1)).padStart(6, "0")} New`;

const someone = async ({ truth }: Directory, where: number) => {
  const all = await truth();
  return all[Math.min(all.length - 1, Math.floor(where * all.length))];
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const step: fc.Arbitrary<Step> = fc.oneof(
  share.map(
    (where) =>
      ({ scrollTo, scroller }: Directory) =>
        scrollTo(where * scroller().scrollHeight),
  ),
  fc.integer({ min: -900, max: 900 }).map(
    (top) =>
      ({ scroller }: Directory) =>
        scroller().scrollBy({ top, behavior: "instant" }),
  ),
  letter.map(
    (section) =>
      ({ handle }: Directory) =>
        void handle.current?.scrollToSection(section),
  ),
  share.map((where) => async (directory: Directory) => {
    const name = await someone(directory, where);
    // The viewer may have been deactivated meanwhile.
    if (name)
      void directory.handle.current?.scrollToMember(await directory.idOf(name)).catch(() => {});
  }),
  letter.map(
    (first) =>
      ({ join }: Directory) =>
        join(newName(first)),
  ),
  share.map((where) => async (directory: Directory) => {
    const name = await someone(directory, Math.max(0.01, where));
    if (name) await directory.change(name, { isActive: false });
  }),
  fc.tuple(share, letter).map(([where, first]) => async (directory: Directory) => {
    const name = await someone(directory, Math.max(0.01, where));
    if (name) await directory.change(name, { displayName: newName(first) });
  }),
  fc.constant(async ({ deployment }: Directory) => {
    deployment.goOffline();
    await pause(60);
    deployment.goOnline();
  }),
  fc.constant(({ deployment }: Directory) => deployment.setIdentity(claims())),
  fc.constant(() => pause(250)),
);

/** The rows in view are those of the server, each in its place, and no row is drawn twice. */
async function expectTruth(directory: Directory) {
  const all = await directory.truth();
  const sections = new Set(all.map((name) => name[0])).size;
  await waitFor(
    () => {
      const rows = directory.part("rows").getBoundingClientRect().height;
      expect(rows).toBeCloseTo(all.length * 56 + sections * 32, 0);
      const seen = directory.inView();
      const at = all.indexOf(seen[0]!);
      expect({ at: at >= 0, seen }).toEqual({ at: true, seen: all.slice(at, at + seen.length) });
    },
    { timeout: 8_000 },
  );
  const drawn = [...directory.container.querySelectorAll("[data-slot='org-member-row'] bdi")];
  const names = drawn.map((row) => row.textContent);
  expect(new Set(names).size).toBe(names.length);
}

test(
  "whatever happens, after a while the reader sees who is there",
  async () => {
    const complaints: string[] = [];
    vi.spyOn(console, "error").mockImplementation((...args) => {
      complaints.push(args.map(String).join(" "));
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        const directory = await showAToZ({ names: namesFromAToZ(1_300) });
        for (const each of steps) {
          await each(directory);
          await pause(10);
        }
        await expectTruth(directory);
        cleanup();
      }),
      { numRuns: sequences },
    );
    vi.restoreAllMocks();
    expect(complaints).toEqual([]);
  },
  60_000 + sequences * 10_000,
);
