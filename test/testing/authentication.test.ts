import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { api } from "./fixtures/convex/_generated/api.js";
import { createNotes } from "./fixtures/createNotes.js";
import { watch } from "./fixtures/watch.js";

const whoAmI = api.notes.queries.whoAmI;
const mine = { paginationOpts: { numItems: 3, cursor: null } };

test("claims become the identity, under their own names", async () => {
  const deployment = createNotes();
  deployment.setIdentity({
    sub: "ada",
    org_id: "org_1",
    given_name: "Ada",
    email_verified: true,
    address: { country: "UK" },
    fva: [1, 2],
  });
  expect(await deployment.client.query(whoAmI, {})).toEqual({
    subject: "ada",
    issuer: "https://embedded.convex.invalid",
    tokenIdentifier: "https://embedded.convex.invalid|ada",
    org_id: "org_1",
    given_name: "Ada",
    email_verified: true,
    "address.country": "UK",
  });
});

test("nobody is signed in until someone is", async () => {
  const deployment = createNotes();
  expect(await deployment.client.query(whoAmI, {})).toBeNull();
});

test("a new identity runs again what asked who it is, and signing out too", async () => {
  const deployment = createNotes();
  const subscription = watch(deployment.client, whoAmI, {});
  await expect.poll(() => subscription.history.length).toBe(1);
  deployment.setIdentity({ sub: "ada" });
  await expect.poll(() => subscription.latest?.subject).toBe("ada");
  deployment.setIdentity({ sub: "bob" });
  await expect.poll(() => subscription.latest?.subject).toBe("bob");
  deployment.setIdentity(null);
  await expect.poll(() => subscription.latest).toBeNull();
});

test("two viewers on one deployment each see their own", async () => {
  const deployment = createNotes();
  deployment.setIdentity({ sub: "ada" });
  const bob = deployment.connect({ identity: { sub: "bob" } });
  const stranger = deployment.connect();
  const [adas, bobs] = await Promise.all([
    deployment.client.query(api.notes.queries.mine, mine),
    bob.query(api.notes.queries.mine, mine),
  ]);
  expect(adas.page.map((note) => note.folder)).toEqual(["plans", "plans", "plans"]);
  expect(bobs.page.map((note) => note.folder)).toEqual(["other"]);
  await expect(stranger.query(api.notes.queries.mine, mine)).rejects.toMatchObject({
    data: { code: "UNAUTHORIZED" },
  });
});

test("what one viewer writes, the other sees", async () => {
  const deployment = createNotes({ notes: 2 });
  const other = deployment.connect();
  const args = { folder: "shared", count: 5 };
  const subscription = watch(other, api.notes.queries.firstTitles, args);
  await expect.poll(() => subscription.latest).toEqual([]);
  await deployment.client.mutation(api.notes.mutations.add, { folder: "shared", title: "hello" });
  await expect.poll(() => subscription.latest).toEqual(["hello"]);
});

describe("a token", () => {
  /** Follows whether a client counts as signed in, with tokens of the test's own making. */
  function signIn(fetchToken: (forced: boolean) => string | null, options = {}) {
    const deployment = createNotes(options);
    const states: boolean[] = [];
    const fetches: boolean[] = [];
    deployment.client.setAuth(
      ({ forceRefreshToken }) => {
        fetches.push(forceRefreshToken);
        return Promise.resolve(fetchToken(forceRefreshToken));
      },
      (isAuthenticated) => states.push(isAuthenticated),
    );
    return { deployment, states, fetches };
  }

  const token = (claims: object) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    return `${part({ alg: "none" })}.${part(claims)}.`;
  };
  const now = () => Math.floor(Date.now() / 1000);
  const good = () => ({ iss: "https://issuer.test", sub: "ada", iat: now(), exp: now() + 3600 });

  test("that is good signs in", async () => {
    const { states } = signIn(() => token(good()));
    await expect.poll(() => states).toEqual([true]);
  });

  test.each([
    ["is no JWT", () => "garbage"],
    ["has no issuer", () => token({ ...good(), iss: undefined })],
    ["has no subject", () => token({ ...good(), sub: undefined })],
    ["does not expire", () => token({ ...good(), exp: undefined })],
    ["has expired", () => token({ ...good(), iat: now() - 3600, exp: now() - 60 })],
    ["is not valid yet", () => token({ ...good(), nbf: now() + 60 })],
  ])("that %s is refused, after one forced refresh", async (_, fetchToken) => {
    const { states, fetches } = signIn(fetchToken);
    await expect.poll(() => states).toEqual([false]);
    expect(fetches).toEqual([false, true]);
  });

  test("that `verify` refuses does not sign in; the identity it returns is what functions see", async () => {
    const verify = (text: string) => {
      if (!text.includes(".")) throw new Error("no such user");
      return {
        issuer: "https://own.test",
        subject: "eve",
        tokenIdentifier: "own|eve",
        role: "spy",
      };
    };
    const refused = signIn(() => "nonsense", { verify });
    await expect.poll(() => refused.states).toEqual([false]);
    const accepted = signIn(() => token(good()), { verify });
    await expect.poll(() => accepted.states).toEqual([true]);
    expect(await accepted.deployment.client.query(whoAmI, {})).toMatchObject({ role: "spy" });
  });

  test("that expires while in use is replaced, without the query failing", async () => {
    const deployment = createNotes();
    // Convex's client wants more than two seconds of life, and refreshes it before the end.
    deployment.setIdentity({ sub: "ada" }, { tokenLifetimeSeconds: 3 });
    const subscription = watch(deployment.client, api.notes.queries.mine, mine);
    await expect.poll(() => subscription.latest?.page.length).toBe(3);
    await new Promise((resolve) => setTimeout(resolve, 3_500));
    const result = await deployment.client.query(whoAmI, {});
    expect(result?.subject).toBe("ada");
    expect(subscription.errors).toEqual([]);
  }, 15_000);
});

test("useAuth tells who is signed in, with a new fetchAccessToken for each identity and a new token each time", async () => {
  const deployment = createNotes();
  const states: ReturnType<typeof deployment.useAuth>[] = [];
  function Probe() {
    states.push(deployment.useAuth());
    return null;
  }
  const render = () => renderToString(createElement(Probe));
  render();
  deployment.setIdentity({ sub: "ada", org_id: "org_1" });
  render();
  render();
  deployment.setIdentity({ sub: "ada", org_id: "org_2" });
  render();
  const [signedOut, first, same, second] = states;
  expect(signedOut).toMatchObject({ isLoading: false, isAuthenticated: false });
  expect(await signedOut!.fetchAccessToken()).toBeNull();
  expect(first).toMatchObject({ isLoading: false, isAuthenticated: true });
  expect(same!.fetchAccessToken).toBe(first!.fetchAccessToken);
  expect(second!.fetchAccessToken).not.toBe(first!.fetchAccessToken);
  expect(await second!.fetchAccessToken()).not.toBe(await second!.fetchAccessToken());
  const claims = (await second!.fetchAccessToken())!.split(".")[1]!;
  expect(JSON.parse(Buffer.from(claims, "base64url").toString())).toMatchObject({
    org_id: "org_2",
  });
});
