import { ConvexHttpClient } from "convex/browser";
import {
  ConvexReactClient,
  type AuthTokenFetcher,
  type ConvexReactClientOptions,
} from "convex/react";
import type { ConvexError } from "convex/values";
import { afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { WebSocket } from "ws";
import { api } from "../../convex/_generated/api.js";
import { VIEWER } from "../../embedded/serve/seedOrganization.js";
import {
  DEACTIVATED,
  firstPage,
  LIST,
  MEMBERS,
  post,
  STRANGER,
  referenceServer,
} from "./referenceServer.js";

// Real sockets and signatures, maybe on a busy machine.
vi.setConfig({ testTimeout: 30_000 });
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 10_000 });

const http = referenceServer();
const list = api.users.queries.listActiveUsersInOrg;

const page = (numItems: number, cursor: string | null = null) => ({
  paginationOpts: { numItems, cursor },
});

const names = ({ page: rows }: { page: { displayName?: string }[] }) =>
  rows.map(({ displayName }) => displayName);

const newestFirst = Array.from({ length: MEMBERS }, (_, index) => `Member ${MEMBERS - index}`);

/** "Someone else" changes the oldest member. */
const rename = (displayName: string) =>
  http.server.deployment.mutate(async ({ db }) => {
    const row = await db
      .query("users")
      .withIndex("by_workos_id", (q) => q.eq("workosUserId", "user_loopback_250"))
      .unique();
    await db.patch(row!._id, { displayName });
  });

afterEach(() => rename("Member 250"));

describe("ConvexHttpClient", () => {
  const client = async (sub?: string) =>
    new ConvexHttpClient(http.server.url, { auth: await http.token(sub), logger: false });

  test.each([13, 37, 125, 500])(
    "reads every member once, in order, %s at a time",
    async (numItems) => {
      const caller = await client();
      const read: (string | undefined)[] = [];
      let cursor: string | null = null;
      for (;;) {
        const result: Awaited<ReturnType<typeof caller.query<typeof list>>> = await caller.query(
          list,
          page(numItems, cursor),
        );
        expect(result.page.length).toBeLessThanOrEqual(numItems);
        read.push(...names(result));
        cursor = result.continueCursor;
        if (result.isDone) break;
      }
      expect(read).toEqual(newestFirst);
    },
  );

  test("rejects with the data of the function's refusal", async () => {
    const anonymous = new ConvexHttpClient(http.server.url, { logger: false });
    await expect(anonymous.query(list, page(1))).rejects.toMatchObject({
      data: { code: "UNAUTHORIZED", statusCode: 401 },
    });
    await expect((await client(DEACTIVATED)).query(list, page(1))).rejects.toMatchObject({
      data: { code: "FORBIDDEN", statusCode: 403 },
    });
  });

  test("rejects with the deployment's answer to a bad token", async () => {
    const forged = new ConvexHttpClient(http.server.url, { auth: "no.to.ken" });
    await expect(forged.query(list, page(1))).rejects.toThrow('"code":"InvalidAuthHeader"');
  });

  test("cannot use another viewer's cursor", async () => {
    const { continueCursor } = await (await client()).query(list, page(1));
    const error = (await (
      await client(STRANGER)
    )
      .query(list, page(1, continueCursor))
      .catch((caught: unknown) => caught)) as ConvexError<Record<string, string>>;
    expect(error.data).toMatchObject({ paginationError: "InvalidCursor" });
  });

  test("two viewers who call at the same time each get their own organization", async () => {
    const [member, stranger] = await Promise.all([client(), client(STRANGER)]);
    const calls = Array.from({ length: 40 }, (_, index) =>
      (index % 2 === 0 ? member : stranger).query(list, page(3)),
    );
    for (const [index, result] of (await Promise.all(calls)).entries()) {
      expect(names(result)).toEqual(index % 2 === 0 ? newestFirst.slice(0, 3) : ["Stranger"]);
    }
  });
});

describe("ConvexReactClient over a WebSocket", () => {
  function connect(options: ConvexReactClientOptions = {}) {
    const client = new ConvexReactClient(http.server.url, {
      webSocketConstructor: WebSocket as unknown as typeof globalThis.WebSocket,
      unsavedChangesWarning: false,
      logger: false,
      ...options,
    });
    onTestFinished(() => client.close());
    return client;
  }

  /** Subscribes to the first page, and keeps everything that was shown. */
  function subscribe(client: ConvexReactClient) {
    const watch = client.watchQuery(list, page(3));
    const shown: unknown[] = [];
    watch.onUpdate(() => {
      try {
        const result = watch.localQueryResult();
        shown.push(result && names(result));
      } catch (error) {
        shown.push((error as ConvexError<{ code: string }>).data.code);
      }
    });
    return { shown, last: () => shown.at(-1) };
  }

  const top = newestFirst.slice(0, 3);

  test("shows the page, and each change to it", async () => {
    const client = connect();
    client.setAuth(() => http.token());
    const { last } = subscribe(client);
    await eventually(() => expect(last()).toEqual(top));
    await rename("Renamed");
    await eventually(() => expect(last()).toEqual(["Renamed", ...top.slice(1)]));
  });

  test("loses the rows on sign-out, and has them again on sign-in", async () => {
    const client = connect();
    const fetchToken = vi.fn(() => http.token());
    client.setAuth(fetchToken);
    const { last } = subscribe(client);
    await eventually(() => expect(last()).toEqual(top));
    // The client fetches a second token at once; its clearAuth does not wait for it.
    await eventually(() => expect(fetchToken).toHaveBeenCalledTimes(2));
    await fetchToken.mock.results[1]!.value;
    await new Promise(setImmediate);
    client.clearAuth();
    await eventually(() => expect(last()).toBe("UNAUTHORIZED"));
    client.setAuth(() => http.token(STRANGER));
    await eventually(() => expect(last()).toEqual(["Stranger"]));
  });

  test("gets a new token before the old one expires, and shows the same throughout", async () => {
    // A token of three seconds, to be replaced when less than 2.9 are left.
    const client = connect({ authRefreshTokenLeewaySeconds: 2.9 });
    let issued = 0;
    const fetchToken = vi.fn<AuthTokenFetcher>(() => {
      const iat = Math.floor(Date.now() / 1000);
      const times = { iat, exp: iat + 3, jti: String(++issued) };
      return http.server.workos.accessToken({ sub: VIEWER, ...times });
    });
    client.setAuth(fetchToken);
    const { shown, last } = subscribe(client);
    await eventually(() => expect(fetchToken.mock.calls.length).toBeGreaterThan(4));
    expect(fetchToken).toHaveBeenLastCalledWith({ forceRefreshToken: true });
    await eventually(() => expect(last()).toEqual(top));
    expect(shown.filter((each) => each === "UNAUTHORIZED")).toEqual([]);
  });

  test("is told when the token has expired, and goes on with a new one", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const client = connect();
    const isAuthenticated = vi.fn<(value: boolean) => void>();
    const fetchToken = vi.fn(() => http.token());
    client.setAuth(fetchToken, isAuthenticated);
    const { shown, last } = subscribe(client);
    await eventually(() => expect(last()).toEqual(top));
    await eventually(() => expect(isAuthenticated).toHaveBeenLastCalledWith(true));
    const calls = fetchToken.mock.calls.length;

    vi.setSystemTime(Date.now() + 2 * 3600 * 1000);
    await rename("While expired");
    await eventually(() => expect(last()).toEqual(["While expired", ...top.slice(1)]));
    expect(fetchToken.mock.calls.length).toBeGreaterThan(calls);
    expect(shown).not.toContain("UNAUTHORIZED");
    expect(isAuthenticated).not.toHaveBeenCalledWith(false);
  });

  test("is signed out by a token that is refused", async () => {
    const client = connect();
    const isAuthenticated = vi.fn<(value: boolean) => void>();
    client.setAuth(async () => "no.to.ken", isAuthenticated);
    const { last } = subscribe(client);
    await eventually(() => expect(isAuthenticated).toHaveBeenLastCalledWith(false));
    await eventually(() => expect(last()).toBe("UNAUTHORIZED"));
  });

  test("leaves nothing behind when it closes", async () => {
    const client = connect();
    client.setAuth(() => http.token());
    const { last } = subscribe(client);
    await eventually(() => expect(last()).toEqual(top));
    expect(http.server.deployment.stats).toMatchObject({ openSockets: 1, subscriptions: 1 });
    await client.close();
    await eventually(() =>
      expect(http.server.deployment.stats).toMatchObject({ openSockets: 0, subscriptions: 0 }),
    );
  });
});

describe("a WebSocket", () => {
  const open = (path: string) => new WebSocket(http.server.url.replace("http", "ws") + path);

  test("that sends no protocol is told so, and closed", async () => {
    const socket = open("/api/sync");
    const messages: string[] = [];
    socket.on("message", (data: Buffer) => messages.push(data.toString()));
    socket.on("open", () => socket.send("hello"));
    await new Promise((resolve) => socket.on("close", resolve));
    expect(messages.map((message) => (JSON.parse(message) as { type: string }).type)).toEqual([
      "FatalError",
    ]);
    expect((await http.send(LIST, post(firstPage()))).status).toBe(200);
  });

  test("is not let in anywhere else", async () => {
    const socket = open("/api/query");
    const error = await new Promise<Error>((resolve) => socket.on("error", resolve));
    expect(error.message).toContain("404");
  });
});
