import { defineSchema, defineTable, mutationGeneric, queryGeneric } from "convex/server";
import { v } from "convex/values";
import { expect, test } from "vitest";
import { createServer } from "./fixtures/createServer.js";

/** Half of the pair that an emoji is: what is left when a text is cut after so many units. */
const HALF = "Ada 😀".slice(0, 5);

const functions = {
  echo: queryGeneric({ args: { text: v.any() }, handler: (_, { text }) => text }),
  cut: queryGeneric({
    args: { text: v.string(), length: v.number() },
    handler: (_, { text, length }) => ({ name: [text.slice(0, length)] }),
  }),
  store: mutationGeneric({
    args: { text: v.string(), length: v.number() },
    handler: (ctx, { text, length }) => ctx.db.insert("rows", { text: text.slice(0, length) }),
  }),
  count: queryGeneric(async (ctx) => (await ctx.db.query("rows").collect()).length),
};
const schema = defineSchema({ rows: defineTable({ text: v.string() }) });

/** What the server sends to a client that sends this. */
async function told(text: string) {
  const heard: { type: string; error?: string }[] = [];
  let isClosed = false;
  const session = createServer(functions, { schema }).server.openSession({
    send: (message) => heard.push(message),
    close: () => (isClosed = true),
  });
  session.receive('{"type":"Connect","sessionId":"session","connectionCount":0}');
  session.receive(
    `{"type":"ModifyQuerySet","baseVersion":0,"newVersion":1,"modifications":[{"type":"Add","queryId":0,"udfPath":"app:echo","args":[{"text":${text}}]}]}`,
  );
  await expect.poll(() => heard.length).toBe(1);
  return { ...heard[0], isClosed };
}

test.each([JSON.stringify(HALF), '"\\uDE00"', '"\\ud83d\\ud83d"', `[{"${HALF}":1}]`])(
  "half of a surrogate pair is no text: a client that sends %j is told so, and disconnected",
  async (text) => {
    // As `JSON.stringify` writes it.
    const sent = text.replace(/\p{Cs}/gu, "\\ud83d");
    expect(await told(sent)).toEqual({
      type: "FatalError",
      error: expect.stringContaining("Received Invalid JSON on websocket: lone leading surrogate"),
      isClosed: true,
    });
  },
);

test.each(['"Ada 😀"', '"Ada \\uD83D\\ude00"', '"\\\\ud83d"', '"\\\\\\ud83d\\ude00"'])(
  "a whole pair is one, however it is written: %s",
  async (text) => {
    expect(await told(text)).toMatchObject({
      type: "Transition",
      modifications: [{ type: "QueryUpdated", value: JSON.parse(text) as string }],
    });
  },
);

test("a function that cuts a pair in two can neither store nor return it", async () => {
  const { value, error } = createServer(functions, { schema });
  expect(await value("cut", { text: "Ada 😀", length: 6 })).toEqual({ name: ["Ada 😀"] });
  expect(await error("cut", { text: "Ada 😀", length: 5 })).toContain(
    "Function app:cut failed. Could not parse return value as json: lone leading surrogate",
  );
  expect(await error("store", { text: "Ada 😀", length: 5 })).toContain(
    "Received invalid json: lone leading surrogate",
  );
  expect(await value("count")).toBe(0);
});
