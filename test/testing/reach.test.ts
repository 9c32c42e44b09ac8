import {
  actionGeneric,
  anyApi,
  httpRouter,
  internalMutationGeneric,
  internalQueryGeneric,
  queryGeneric,
} from "convex/server";
import { v } from "convex/values";
import { describe, expect, test } from "vitest";
import { createServer } from "./fixtures/createServer.js";

const functions = {
  secret: internalQueryGeneric(() => "secret"),
  destroy: internalMutationGeneric(() => "destroyed"),
  echo: queryGeneric({ args: { x: v.any() }, handler: (_, { x }) => x as unknown }),
  isAdmin: queryGeneric({ args: {}, handler: (_, args) => "isAdmin" in args }),
  callSecret: actionGeneric(async (ctx): Promise<unknown> =>
    ctx.runQuery(anyApi.app!.secret as never),
  ),
  callMissing: actionGeneric(async (ctx): Promise<unknown> =>
    ctx.runQuery(anyApi.app!.missing as never),
  ),
  router: httpRouter(),
  api: anyApi,
  helper: () => "helper",
  default: queryGeneric(() => "default"),
};

describe("a client reaches only what is exported as a public function", () => {
  const { server } = createServer(functions);
  const call = (path: string, kind: "query" | "mutation" | "any") =>
    server.run({ kind, path, args: {}, identity: null });

  test.each([
    "app:secret",
    "app:destroy",
    "app:router",
    "app:api",
    "app:helper",
    "app:missing",
    "app:__proto__",
    "app:constructor",
    "app:toString",
    "app:echo:default",
    "app:",
    "",
    ":",
    "_generated/api",
    "_generated/api:default",
    "../app:echo",
    "constructor:name",
    "__proto__:toString",
  ])("not %s", async (path) => {
    const shown = path.endsWith(":default") ? path.slice(0, -":default".length) : path;
    for (const kind of ["query", "mutation"] as const) {
      expect(await call(path, kind)).toMatchObject({
        status: "error",
        errorMessage: expect.stringContaining(
          `Server Error\nCould not find public function for '${shown}'.\n`,
        ),
      });
    }
    expect(await call(path, "any")).toMatchObject({
      status: "error",
      errorMessage: expect.stringContaining(
        `Server Error\nCould not find function for '${shown}'. Did you forget to run \`npx convex dev\`?\n`,
      ),
    });
  });

  test.each(["app", "app:default", "app.js:default"])("but %s", async (path) => {
    expect(await call(path, "any")).toMatchObject({ status: "success", value: "default" });
  });

  test("while other functions reach internal ones", async () => {
    expect(await call("app:callSecret", "any")).toMatchObject({ value: "secret" });
    expect(await call("app:callMissing", "any")).toMatchObject({
      errorMessage: expect.stringContaining("Could not find public function for 'app:missing'."),
    });
  });

  test("and production says nothing of the rest", async () => {
    const { run } = createServer(functions, { redactErrors: true });
    expect(await run("secret")).toMatchObject({
      status: "error",
      errorMessage: expect.stringMatching(/^\[Request ID: [0-9a-f]{16}\] Server Error$/),
    });
  });
});

describe("arguments", () => {
  const { error, value } = createServer(functions);

  test("cannot bring in fields as a prototype, past the validator", async () => {
    const hidden = JSON.parse('{"__proto__":{"isAdmin":true}}') as object;
    for (const args of [hidden, { x: hidden }, { x: [{ y: hidden }] }]) {
      expect(await error("isAdmin", args as never)).toContain('a field named "__proto__"');
    }
    expect(await value("isAdmin")).toBe(false);
    expect({}).not.toHaveProperty("isAdmin");
  });

  test("may say __proto__, and have fields that objects inherit", async () => {
    const x = { text: '"__proto__":', proto: "__proto__", constructor: 1, toString: null };
    expect(await value("echo", { x })).toEqual(x);
  });
});
