import { act, renderHook, waitFor } from "@testing-library/react";
import { ConvexProviderWithAuth } from "convex/react";
import type { ReactNode } from "react";
import { expect, onTestFinished, test } from "vitest";
import { claims, createWorld, ORG } from "../world/createWorld.js";
import { api } from "../../convex/_generated/api.js";
import type { Id } from "../../convex/_generated/dataModel.js";
import { sync } from "../../convex/users/directory.js";
import { useBrowsedMembers } from "../../src/directory/sectioned/useBrowsedMembers.js";
import { seedDirectory } from "../../stories/embedded/seedDirectory.js";

const IN_VIEW = 10;

/** An organization of names from A to Z in equal parts, browsed as a list of ten rows would. */
async function browse(size: number) {
  const { deployment } = createWorld({ members: 0, others: 0 });
  onTestFinished(() => deployment.close());
  const names = Array.from(
    { length: size },
    (_, i) =>
      `${String.fromCharCode(65 + Math.floor((i * 26) / size))}${String(i).padStart(6, "0")}`,
  );
  await deployment.mutate(({ db }) =>
    seedDirectory(
      db,
      names.map((displayName, i) => ({
        workosUserId: `${ORG}_user_${i}`,
        email: `${i}@example.com`,
        orgId: ORG,
        displayName,
        isActive: true,
        createdAt: i,
        updatedAt: i,
      })) as never,
    ),
  );
  deployment.setIdentity(claims());
  const { client, useAuth } = deployment;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <ConvexProviderWithAuth client={client} useAuth={useAuth}>
      {children}
    </ConvexProviderWithAuth>
  );
  const before = deployment.stats.documentsRead;
  const { result, unmount } = renderHook(
    () => useBrowsedMembers(api.users.directory, {}, true, 100),
    { wrapper },
  );
  onTestFinished(unmount);

  const rows = () => result.current.shown.rows;
  const isLoaded = (first: number) =>
    rows()
      .slice(first, first + IN_VIEW)
      .every((member) => member !== undefined);
  const view = (first: number, isMoving = false) =>
    act(async () => {
      const last = Math.min(rows().length, first + IN_VIEW) - 1;
      result.current.send({ type: "viewed", view: { first, last, isMoving } });
    });
  let last = before;
  const world = {
    deployment,
    names,
    rows,
    view,
    result,
    /** Rows at `first`, once they are there. */
    async go(first: number) {
      await view(first);
      await waitFor(() => expect(isLoaded(first)).toBe(true), { timeout: 20_000 });
    },
    livePages: () => result.current.pager.run.pages.filter(({ isLive }) => isLive).length,
    /** Documents read since this was last asked, once nothing more is read. */
    async read() {
      let now = -1;
      while (now !== deployment.stats.documentsRead) {
        now = deployment.stats.documentsRead;
        await act(() => new Promise((resolve) => setTimeout(resolve, 120)));
      }
      const read = now - last;
      last = now;
      return read;
    },
    change: (index: number, fields: { displayName?: string; lastSeenAt?: number }) =>
      act(() =>
        deployment.mutate(async ({ db }) => {
          const row = await db
            .query("orgDirectory")
            .withIndex("by_key", (q) =>
              q.eq("organization", ORG).eq("key", names[index]!.toLowerCase()),
            )
            .first();
          const id = row!.member as Id<"users">;
          await db.patch(id, fields);
          await sync({ db }, id);
        }),
      ),
  };
  await waitFor(() => expect(isLoaded(0)).toBe(true), { timeout: 20_000 });
  await waitFor(() => expect(rows().length).toBe(size));
  return world;
}

// `npm run test:long` counts it for 100,000 too: MEMBERS=100000.
const sizes = [5_200, ...(process.env.MEMBERS ?? "").split(",").filter(Boolean).map(Number)];

test.each(sizes)(
  "with %i members twelve subscriptions are enough, and each way costs what it brings",
  async (size) => {
    const world = await browse(size);
    const perSection = size / 26;
    const costs: Record<string, number> = { first: await world.read() };
    // A page is read as 100 rows of the directory and 100 members, for a viewer who is one more.
    expect(costs.first).toBeLessThanOrEqual(201 + 27);

    await world.go(13 * Math.round(perSection));
    costs.section = await world.read();
    expect(costs.section).toBeLessThanOrEqual(2 * 201);

    await world.go(Math.round(4.4 * perSection));
    costs.middle = await world.read();
    const sought = Math.ceil(perSection / 2);
    expect(costs.middle).toBeLessThanOrEqual(sought + 2 * 201 + 150);

    // Flown by, beyond what was near: nothing of it is loaded.
    for (let first = Math.round(6 * perSection); first < size; first += 500) {
      await world.view(first, true);
    }
    expect(await world.read()).toBe(0);

    await world.go(0);
    await world.read();
    let most = 0;
    for (let first = 0; first < 2_500; first += 20) {
      await world.go(first);
      most = Math.max(most, world.livePages());
    }
    expect(most).toBeLessThanOrEqual(12);
    costs.scroll = await world.read();
    // Not much more than each page once: 25 pages, and those that are live again after a stop.
    expect(costs.scroll).toBeLessThanOrEqual(27 * 206);

    // The viewer's own row, on which everything depends.
    await world.change(0, { lastSeenAt: 1 });
    costs.viewer = await world.read();
    expect(costs.viewer).toBeLessThanOrEqual(1_300);
    expect(costs.viewer).toBeGreaterThan(200);

    await world.change(2_485, { displayName: `${world.names[2_485]} Near` });
    costs.near = await world.read();
    expect(costs.near).toBeLessThanOrEqual(201 + 40);
    await waitFor(() => expect(world.rows()[2_485]!.displayName).toMatch(/Near$/));

    await world.change(300, { displayName: `${world.names[300]} Far` });
    costs.far = await world.read();
    expect(costs.far).toBeLessThanOrEqual(40);

    // Pages that were far are as last seen, and live again once they are looked at.
    expect(world.rows()[300]!.displayName).not.toMatch(/Far$/);
    await world.go(296);
    await waitFor(() => expect(world.rows()[300]!.displayName).toMatch(/Far$/));
    if (process.env.MEMBERS) console.info(size, costs);
  },
  180_000,
);
