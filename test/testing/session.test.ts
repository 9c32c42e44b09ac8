import {
  actionGeneric,
  defineSchema,
  defineTable,
  mutationGeneric,
  queryGeneric,
} from "convex/server";
import { v } from "convex/values";
import { expect, test } from "vitest";
import { createServer } from "./fixtures/createServer.js";

type Message = Record<string, unknown> & { type: string };

const schema = defineSchema({ rows: defineTable({ x: v.number() }) });
const functions = {
  count: queryGeneric(async (ctx) => (await ctx.db.query("rows").collect()).length),
  viewer: queryGeneric(async (ctx) => (await ctx.auth.getUserIdentity())?.subject ?? null),
  act: actionGeneric(() => "done"),
  add: mutationGeneric({
    args: { x: v.number() },
    handler: async (ctx, { x }) => {
      if (x < 0) throw new Error("negative");
      await ctx.db.insert("rows", { x });
    },
  }),
};

/** The client's end of a session, message by message. */
function connect(
  { server }: Pick<ReturnType<typeof createServer>, "server"> = createServer(functions, { schema }),
) {
  const heard: Message[] = [];
  const closed: (number | undefined)[] = [];
  const session = server.openSession({
    send: (message) => heard.push(message as unknown as Message),
    close: (code) => closed.push(code),
  });
  const send = (message: object) => session.receive(JSON.stringify(message));
  send({ type: "Connect", sessionId: "session", connectionCount: 0, lastCloseReason: null });
  const subscribe = (queryId: number, name: string, versions: [number, number]) =>
    send({
      type: "ModifyQuerySet",
      baseVersion: versions[0],
      newVersion: versions[1],
      modifications: [{ type: "Add", queryId, udfPath: `app:${name}`, args: [{}] }],
    });
  const hears = async (count: number) => {
    await expect.poll(() => heard.length).toBe(count);
  };
  return { server, session, heard, closed, send, subscribe, hears };
}

const zero = { querySet: 0, identity: 0, ts: "AAAAAAAAAAA=" };

test("transitions begin where the last one ended, from zero", async () => {
  const { heard, subscribe, hears } = connect();
  subscribe(0, "count", [0, 1]);
  await hears(1);
  subscribe(1, "viewer", [1, 2]);
  await hears(2);
  expect(heard[0]).toMatchObject({
    type: "Transition",
    startVersion: zero,
    endVersion: { querySet: 1, identity: 0 },
    modifications: [{ type: "QueryUpdated", queryId: 0, value: 0, journal: null }],
  });
  expect(heard[1]).toMatchObject({
    startVersion: heard[0]!.endVersion,
    endVersion: { querySet: 2 },
    modifications: [{ type: "QueryUpdated", queryId: 1, value: null }],
  });
});

test("a mutation is answered before the transition that shows it, with the time it shows it at", async () => {
  const { heard, send, subscribe, hears } = connect();
  subscribe(0, "count", [0, 1]);
  await hears(1);
  send({ type: "Mutation", requestId: 0, udfPath: "app:add", args: [{ x: 1 }] });
  await hears(3);
  expect(heard[1]).toMatchObject({ type: "MutationResponse", requestId: 0, success: true });
  expect(heard[2]).toMatchObject({
    type: "Transition",
    endVersion: { ts: heard[1]!.ts },
    modifications: [{ queryId: 0, value: 1 }],
  });
});

test("a mutation that fails has no time, and changes nothing", async () => {
  const { heard, send, hears } = connect();
  send({ type: "Mutation", requestId: 7, udfPath: "app:add", args: [{ x: -1 }] });
  await hears(2);
  expect(heard[0]).toMatchObject({ type: "MutationResponse", requestId: 7, success: false });
  expect(heard[0]).not.toHaveProperty("ts");
  expect(heard[1]).toMatchObject({ type: "Transition", modifications: [] });
});

test("the same request of the same session is done once, over any number of connections", async () => {
  const first = connect();
  const again = connect(first);
  for (const { send } of [first, again, again]) {
    send({ type: "Mutation", requestId: 0, udfPath: "app:add", args: [{ x: 1 }] });
  }
  await again.hears(3);
  expect(again.heard[0]!.ts).toBe(again.heard[1]!.ts);
  const rows = await first.server.mutate(({ db }) => db.query("rows").collect());
  expect(rows).toHaveLength(1);
});

test("before a client has said its session, nothing it sends counts as a repetition", async () => {
  const { server } = createServer(functions, { schema });
  const sessions = [1, 2].map(() => {
    const heard: object[] = [];
    const session = server.openSession({ send: (message) => heard.push(message), close: () => {} });
    session.receive('{"type":"Mutation","requestId":0,"udfPath":"app:add","args":[{"x":1}]}');
    return heard;
  });
  for (const heard of sessions) await expect.poll(() => heard.length).toBe(2);
  const rows = await server.mutate(({ db }) => db.query("rows").collect());
  expect(rows).toHaveLength(2);
});

test("a query does not see a mutation that was sent after it", async () => {
  const { heard, send, subscribe, hears } = connect();
  subscribe(0, "count", [0, 1]);
  send({ type: "Mutation", requestId: 0, udfPath: "app:add", args: [{ x: 1 }] });
  await hears(3);
  expect(heard.map(({ type }) => type)).toEqual(["Transition", "MutationResponse", "Transition"]);
  expect(heard[0]).toMatchObject({ modifications: [{ queryId: 0, value: 0 }] });
  expect(heard[2]).toMatchObject({ modifications: [{ queryId: 0, value: 1 }] });
});

test("a flood of mutations is done in order, each once", async () => {
  const { server, heard, send } = connect();
  for (let x = 0; x < 500; x += 1) {
    send({ type: "Mutation", requestId: x, udfPath: "app:add", args: [{ x }] });
  }
  const answered = () => heard.flatMap((each) => each.requestId ?? []);
  await expect.poll(() => answered().length).toBe(500);
  expect(answered()).toEqual(Array.from({ length: 500 }, (_, x) => x));
  const rows = await server.mutate(({ db }) => db.query("rows").collect());
  expect(rows.map(({ x }) => x)).toEqual(answered());
});

test("an action's answer is followed by a transition", async () => {
  const { heard, send, hears } = connect();
  send({ type: "Action", requestId: 0, udfPath: "app:act", args: [{}] });
  await hears(2);
  expect(heard).toMatchObject([
    { type: "ActionResponse", requestId: 0, success: true, result: "done" },
    { type: "Transition", modifications: [] },
  ]);
});

test("a query that is removed is said to be, and runs no more", async () => {
  const { server, heard, send, subscribe, hears } = connect();
  subscribe(0, "count", [0, 1]);
  await hears(1);
  const modifications = [{ type: "Remove", queryId: 0 }];
  send({ type: "ModifyQuerySet", baseVersion: 1, newVersion: 2, modifications });
  await hears(2);
  expect(heard[1]).toMatchObject({ modifications: [{ type: "QueryRemoved", queryId: 0 }] });
  await server.mutate(({ db }) => db.insert("rows", { x: 1 }));
  expect(server.stats).toMatchObject({ functionRuns: 1, subscriptions: 0 });
});

test("a refused token is an AuthError against the identity last told, and ends the connection", async () => {
  const { heard, closed, send, hears } = connect();
  send({ type: "Authenticate", baseVersion: 0, tokenType: "User", value: "garbage" });
  await hears(1);
  expect(heard[0]).toMatchObject({ type: "AuthError", baseVersion: 0, authUpdateAttempted: true });
  expect(closed).toEqual([undefined]);
});

test("an expired token is noticed at the next operation, not before", async () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  // Within the leeway for a token that arrives, past its end for one that is used.
  const exp = Math.floor(Date.now() / 1000) - 1;
  const token = `${part({})}.${part({ iss: "https://x.test", sub: "ada", exp })}.`;
  const { heard, send, subscribe, hears } = connect();
  send({ type: "Authenticate", baseVersion: 0, tokenType: "User", value: token });
  subscribe(0, "viewer", [0, 1]);
  await hears(1);
  expect(heard[0]).toMatchObject({
    type: "AuthError",
    error: "Convex token identity expired",
    authUpdateAttempted: false,
  });
});

test.each<[string, (c: ReturnType<typeof connect>) => void, string | number]>([
  ["what is not JSON", ({ session }) => session.receive("{"), "FatalError"],
  ["what is no object", ({ session }) => session.receive("null"), "FatalError"],
  ["an unknown type", ({ send }) => send({ type: "Hello" }), "FatalError"],
  ["a type that all objects have", ({ send }) => send({ type: "constructor" }), "FatalError"],
  [
    "a call without arguments",
    ({ send }) => send({ type: "Mutation", requestId: 0, udfPath: "app:add" }),
    "FatalError",
  ],
  [
    "a change to the query set that is none",
    ({ send }) =>
      send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications: [null] }),
    "FatalError",
  ],
  [
    "a message nested deeper than a parser follows",
    ({ session }) =>
      session.receive(`{"type":"Event","event":${"[".repeat(100_000)}${"]".repeat(100_000)}}`),
    "FatalError",
  ],
  ["a query set of the same version", ({ subscribe }) => subscribe(0, "count", [0, 0]), 1011],
  [
    "two queries with one id",
    ({ subscribe }) => {
      subscribe(0, "count", [0, 1]);
      subscribe(0, "viewer", [1, 2]);
    },
    1011,
  ],
  [
    "a query set from another version",
    ({ subscribe }) => subscribe(0, "count", [3, 4]),
    "FatalError",
  ],
  [
    "admin access",
    ({ send }) => send({ type: "Authenticate", baseVersion: 0, tokenType: "Admin", value: "x" }),
    "FatalError",
  ],
  [
    "an identity from another version",
    ({ send }) => send({ type: "Authenticate", baseVersion: 3, tokenType: "None" }),
    1011,
  ],
  [
    "the removal of an unknown query",
    ({ send }) =>
      send({
        type: "ModifyQuerySet",
        baseVersion: 0,
        newVersion: 1,
        modifications: [{ type: "Remove", queryId: 9 }],
      }),
    1011,
  ],
  [
    "a timestamp ahead of the server",
    ({ send }) => send({ type: "Connect", sessionId: "s", maxObservedTimestamp: "/////////38=" }),
    1011,
  ],
])("%s ends the session", async (_, act, expected) => {
  const client = connect();
  act(client);
  await expect.poll(() => client.closed.length).toBe(1);
  if (typeof expected === "number") expect(client.closed).toEqual([expected]);
  else expect(client.heard.at(-1)).toMatchObject({ type: expected });
  expect(client.server.stats.openSockets).toBe(0);
});

test.each([[["User"]], [["None"]], [{}], [null], [1]])(
  "a token type that is %j, and no text, is refused",
  async (tokenType) => {
    const { heard, send, hears } = connect();
    send({ type: "Authenticate", baseVersion: 0, tokenType, value: "x" });
    await hears(1);
    expect(heard[0]).toMatchObject({
      type: "FatalError",
      error: expect.stringContaining("invalid field `tokenType`"),
    });
  },
);

test("a session that asks for more queries than are run for one is told so, and the others go on", async () => {
  const { server, heard, send, hears, closed } = connect();
  const add = (queryId: number) => ({ type: "Add", queryId, udfPath: "app:count", args: [{}] });
  const modifications = Array.from({ length: 100_000 }, (_, queryId) => add(queryId));
  send({ type: "ModifyQuerySet", baseVersion: 0, newVersion: 1, modifications });
  await hears(1);
  expect(heard[0]).toMatchObject({
    type: "FatalError",
    error: expect.stringContaining("More than 4000 queries in one session"),
  });
  expect(closed).toHaveLength(1);
  expect(server.stats).toMatchObject({ functionRuns: 0, subscriptions: 0 });

  const other = connect({ server });
  other.subscribe(0, "count", [0, 1]);
  await other.hears(1);
});

test("the bound is on all messages of a session together", async () => {
  const { heard, send } = connect();
  for (let version = 0; version < 5; version++) {
    const modifications = Array.from({ length: 1_000 }, (_, i) => ({
      type: "Add",
      queryId: version * 1_000 + i,
      udfPath: "app:count",
      args: [{}],
    }));
    send({
      type: "ModifyQuerySet",
      baseVersion: version,
      newVersion: version + 1,
      modifications,
    });
  }
  await expect.poll(() => heard.at(-1)?.type).toBe("FatalError");
});

test("a session may leave as many queries as it has, and ask for as many others, in one message", async () => {
  const { server, send, hears } = connect();
  const ids = Array.from({ length: 2_500 }, (_, queryId) => queryId);
  const add = (queryId: number) => ({ type: "Add", queryId, udfPath: "app:viewer", args: [{}] });
  const modify = (baseVersion: number, modifications: object[]) =>
    send({ type: "ModifyQuerySet", baseVersion, newVersion: baseVersion + 1, modifications });
  modify(0, ids.map(add));
  await hears(1);
  const removed = ids.map((queryId) => ({ type: "Remove", queryId }));
  modify(1, [...removed, ...ids.map((queryId) => add(queryId + ids.length))]);
  await hears(2);
  expect(server.stats.subscriptions).toBe(ids.length);
});
