import { expect, test, vi } from "vitest";
import { api } from "./fixtures/convex/_generated/api.js";
import { createNotes, FOLDER, noteId, title, titles } from "./fixtures/createNotes.js";
import { watch } from "./fixtures/watch.js";

const firstTitles = api.notes.queries.firstTitles;
const args = { folder: FOLDER, count: 3 };
const reconnect = { timeout: 8_000 };

test("offline, clients keep what they have; online again, they catch up", async () => {
  const deployment = createNotes({ notes: 3 });
  const subscription = watch(deployment.client, firstTitles, args);
  await expect.poll(() => subscription.latest).toEqual(titles(0, 3));

  deployment.goOffline();
  expect(deployment.client.connectionState().isWebSocketConnected).toBe(false);
  await deployment.mutate(({ db }) => db.insert("notes", { folder: FOLDER, title: "a note" }));
  expect(subscription.latest).toEqual(titles(0, 3));
  expect(deployment.stats.openSockets).toBe(0);

  deployment.goOnline();
  await expect.poll(() => subscription.latest, reconnect).toEqual(["a note", ...titles(0, 2)]);
}, 15_000);

test("a mutation made offline is sent when online again, and done once", async () => {
  const deployment = createNotes({ notes: 0 });
  const subscription = watch(deployment.client, firstTitles, args);
  await expect.poll(() => subscription.latest).toEqual([]);
  deployment.goOffline();
  const adding = deployment.client.mutation(api.notes.mutations.add, {
    folder: FOLDER,
    title: "made offline",
  });
  deployment.goOnline();
  await adding;
  await expect.poll(() => subscription.latest, reconnect).toEqual(["made offline"]);
}, 15_000);

test("a mutation whose answer was lost is not done again", async () => {
  const deployment = createNotes({ notes: 0, latencyMs: 20 });
  const subscription = watch(deployment.client, firstTitles, args);
  await expect.poll(() => subscription.latest).toEqual([]);
  const adding = deployment.client.mutation(api.notes.mutations.add, {
    folder: FOLDER,
    title: "once",
  });
  // Its request has arrived when the note is there; its answer is then on its way.
  await vi.waitUntil(
    () => deployment.mutate(async ({ db }) => (await db.query("notes").collect()).length > 1),
    { interval: 1 },
  );
  deployment.dropConnections();
  await adding;
  await expect.poll(() => subscription.latest, reconnect).toEqual(["once"]);
  const notes = await deployment.mutate(({ db }) => db.query("notes").collect());
  expect(notes.filter((note) => note.title === "once")).toHaveLength(1);
}, 15_000);

test("clients whose connection is dropped reconnect by themselves", async () => {
  const deployment = createNotes({ notes: 3 });
  const subscription = watch(deployment.client, firstTitles, args);
  await expect.poll(() => subscription.latest).toEqual(titles(0, 3));
  deployment.dropConnections();
  await deployment.mutate(({ db }) => db.insert("notes", { folder: FOLDER, title: "a note" }));
  await expect.poll(() => subscription.latest?.[0], reconnect).toBe("a note");
}, 15_000);

test("each message takes the latency, each way", async () => {
  // Loads the functions' modules, which takes a time that no fake clock knows.
  await createNotes({ notes: 0 }).client.query(firstTitles, args);
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  try {
    const deployment = createNotes({ notes: 3, latencyMs: 1_000 });
    const asked = vi.fn<(result: string[]) => void>();
    void deployment.client.query(firstTitles, args).then(asked);
    // One way to connect, one for the question, one for the answer.
    await vi.advanceTimersByTimeAsync(2_900);
    expect(asked).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(200);
    expect(asked).toHaveBeenCalledWith(titles(0, 3));
  } finally {
    vi.useRealTimers();
  }
});

test("order is kept when the network turns fast again", async () => {
  const deployment = createNotes({ notes: 3, latencyMs: 60 });
  const subscription = watch(deployment.client, firstTitles, args);
  await expect.poll(() => subscription.latest).toHaveLength(3);
  const slow = deployment.client.mutation(api.notes.mutations.add, { folder: FOLDER, title: "a" });
  deployment.setLatency(0);
  const fast = deployment.client.mutation(api.notes.mutations.add, { folder: FOLDER, title: "b" });
  const first = await Promise.race([slow.then(() => "slow"), fast.then(() => "fast")]);
  expect(first).toBe("slow");
  await fast;
  expect(subscription.latest).toEqual(["a", "b", title(0)]);
});

test("a mutation's result comes before the update it causes, and both before it resolves", async () => {
  const deployment = createNotes({ notes: 0 });
  const subscription = watch(deployment.client, firstTitles, args);
  await expect.poll(() => subscription.latest).toEqual([]);
  await deployment.client.mutation(api.notes.mutations.add, { folder: FOLDER, title: "now" });
  expect(subscription.latest).toEqual(["now"]);
});

test("an optimistic update is replaced by the server's without a gap", async () => {
  const deployment = createNotes({ notes: 1, latencyMs: 5 });
  const subscription = watch(deployment.client, firstTitles, args);
  await expect.poll(() => subscription.latest).toEqual([title(0)]);
  const id = await noteId(deployment, title(0));
  await deployment.client.mutation(
    api.notes.mutations.rename,
    { id, title: "renamed" },
    {
      optimisticUpdate: (store) => store.setQuery(firstTitles, args, ["renaming"]),
    },
  );
  expect(subscription.history).toEqual([[title(0)], ["renaming"], ["renamed"]]);
});

test("close leaves no socket, subscription or timer", async () => {
  vi.useFakeTimers();
  try {
    const deployment = createNotes({ notes: 3, latencyMs: 10 });
    const other = deployment.connect({ identity: { sub: "ada" } });
    watch(deployment.client, firstTitles, args);
    watch(other, api.notes.queries.mine, { paginationOpts: { numItems: 1, cursor: null } });
    await vi.advanceTimersByTimeAsync(100);
    expect(deployment.stats).toMatchObject({ openSockets: 2, subscriptions: 2 });

    await deployment.close();
    expect(deployment.stats).toMatchObject({ openSockets: 0, subscriptions: 0 });
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
