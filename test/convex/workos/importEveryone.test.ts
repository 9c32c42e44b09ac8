import { makeFunctionReference } from "convex/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { at, createSync, membershipEvent, userEvent } from "./sent.js";

const importEveryone = makeFunctionReference<"action">("workos:importEveryone");

beforeEach(() => vi.stubEnv("WORKOS_API_KEY", "sk_test"));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** WorkOS' API by what it says it returns: lists in pages of two, each after the id named last. */
class FakeWorkosLists {
  readonly asked: string[] = [];
  /** Called before each answer; a status answers in its place. */
  before: (url: URL) => number | undefined = () => undefined;
  /** WorkOS' Events API, for deletions alone. */
  readonly deletions: { id: string }[] = [];
  readonly #lists: Record<string, { id: string }[]>;

  constructor(people: number, organizations: number) {
    const user = (index: number) => userEvent("updated", 1, { id: `user_${index}` }).data;
    const membership = (index: number, organization: string) =>
      membershipEvent("updated", 2, {
        id: `om_${organization}_${index}`,
        user_id: `user_${index}`,
        organization_id: organization,
      }).data;
    const indexes = Array.from({ length: people }, (_, index) => index);
    const ids = Array.from({ length: organizations }, (_, index) => `org_${index}`);
    this.#lists = Object.fromEntries([
      ["/user_management/users", indexes.map(user)],
      ["/organizations", ids.map((id) => ({ id }))],
      ["/events", this.deletions],
      ...ids.map((id) => [`memberships of ${id}`, indexes.map((one) => membership(one, id))]),
    ]);
    vi.stubGlobal("fetch", async (url: string, init: RequestInit) =>
      this.#answer(new URL(url), init),
    );
  }

  #answer(url: URL, { headers }: RequestInit): Response {
    const { Authorization } = headers as { Authorization?: string };
    if (Authorization !== "Bearer sk_test") return new Response("who?", { status: 401 });
    this.asked.push(`${url.pathname}${url.search}`);
    const status = this.before(url);
    if (status) return new Response("busy", { status });
    const query = url.searchParams;
    const organization = query.get("organization_id");
    const list = this.#lists[organization ? `memberships of ${organization}` : url.pathname]!;
    const from = list.findIndex(({ id }) => id === query.get("after")) + 1;
    const to = from + Math.min(2, Number(query.get("limit")));
    const after = to < list.length ? list[to - 1]!.id : null;
    return Response.json({ data: list.slice(from, to), list_metadata: { before: null, after } });
  }
}

test("everybody whom WorkOS has is in the table, once, however often it runs", async () => {
  const workos = new FakeWorkosLists(5, 3);
  const { t, users } = createSync({ severalOrganizations: true });
  for (let time = 0; time < 2; time++) {
    const result = { users: 5, memberships: 15, isDone: true };
    expect(await t.action(importEveryone, {})).toEqual(result);
    const rows = await users();
    expect(rows).toHaveLength(15);
    expect(rows[0]).toMatchObject({
      displayName: "Ada Lovelace",
      orgRole: "member",
      isActive: true,
    });
  }
  expect(workos.asked).toContain(
    "/user_management/organization_memberships?limit=100&order=asc" +
      "&organization_id=org_0&statuses=active%2Cinactive%2Cpending",
  );
});

test("an import knows nothing better than events that came before it", async () => {
  new FakeWorkosLists(1, 1);
  const { t, send, users } = createSync();
  const om = { id: "om_org_0_0", user_id: "user_0", organization_id: "org_0" };
  await send(membershipEvent("updated", 9, { ...om, status: "inactive" }));
  await t.action(importEveryone, {});
  expect(await users()).toMatchObject([{ displayName: "Ada Lovelace", isActive: false }]);
});

test("a member who left while the webhook was out of reach is removed", async () => {
  const workos = new FakeWorkosLists(1, 1);
  const { t, send, users } = createSync();
  const bob = { id: "om_bob", user_id: "user_bob", organization_id: "org_0" };
  await send(membershipEvent("created", 2, bob), userEvent("created", 1, { id: "user_cleo" }));
  for (let n = 0; n < 4; n++) {
    const other = { ...bob, id: `om_other_${n}`, user_id: "user_other" };
    workos.deletions.push({ id: `event_${n}`, ...membershipEvent("deleted", 3, other) });
  }
  workos.deletions.push({ id: "event_4", ...membershipEvent("deleted", 3, bob) });
  workos.deletions.push({ id: "event_5", ...userEvent("deleted", 3, { id: "user_cleo" }) });
  await t.action(importEveryone, {});
  const rows = Object.fromEntries((await users()).map((row) => [row.workosUserId, row]));
  expect(rows.user_bob).not.toHaveProperty("orgId");
  expect(rows.user_cleo).toMatchObject({ email: "", isActive: false });
  // As WorkOS' own library asks for them.
  const asked = new URLSearchParams(
    workos.asked.find((path) => path.startsWith("/events"))!.split("?")[1],
  );
  expect(asked.getAll("events")).toEqual([
    "user.deleted",
    "organization_membership.deleted",
    "organization.deleted",
  ]);
  expect(Date.parse(asked.get("range_start")!)).toBeGreaterThan(Date.now() - 30 * 24 * 3600 * 1000);
});

test("before Convex would end it, it leaves the rest to another run", async () => {
  vi.useFakeTimers();
  const workos = new FakeWorkosLists(5, 2);
  let requests = 0;
  workos.before = () => {
    if (++requests % 4 === 0) vi.setSystemTime(Date.now() + 9 * 60 * 1000);
    return undefined;
  };
  const { t, users } = createSync({ severalOrganizations: true });
  expect(await t.action(importEveryone, {})).toMatchObject({ isDone: false });
  await t.finishAllScheduledFunctions(vi.runAllTimers);
  expect(await users()).toHaveLength(10);
});

test("a WorkOS that is busy is asked again, and a refusal is told in its own words", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout"], shouldAdvanceTime: true, advanceTimeDelta: 1_000 });
  const workos = new FakeWorkosLists(1, 1);
  const { t, users } = createSync();
  let failures = 2;
  workos.before = () => (failures-- > 0 ? 429 : undefined);
  expect(await t.action(importEveryone, {})).toMatchObject({ isDone: true });
  expect(await users()).toHaveLength(1);

  workos.before = () => 401;
  await expect(t.action(importEveryone, {})).rejects.toThrow(
    "WorkOS refuses /user_management/users: 401 busy",
  );
});

test("what it cannot read is refused and kept, and the rest is imported", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  new FakeWorkosLists(2, 1);
  const { t, users, refused } = createSync();
  const answer = globalThis.fetch;
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const text = await (await answer(url, init)).text();
    return new Response(text.replace(`"${at(1)}"`, '"never"'));
  });
  await t.action(importEveryone, {});
  expect(await refused()).toMatchObject([{ eventId: "import:user_0" }]);
  expect(await users()).toHaveLength(2);
});

test("it says which variable is not set", async () => {
  vi.stubEnv("WORKOS_API_KEY", undefined);
  const { t } = createSync();
  await expect(t.action(importEveryone, {})).rejects.toThrow("npx convex env set WORKOS_API_KEY");
});
