import { resolve } from "node:path";
import { convexTest } from "convex-test";
import { makeFunctionReference } from "convex/server";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { writeGuide } from "./writeGuide.js";

// The files of docs/sign-in.md with those of docs/auth0.md, which needs no other package.
const folder = ".cache/sign-in-guide";
const load = (file: string) => import(/* @vite-ignore */ resolve(folder, "convex", file));
const files = ["_generated/api.ts", "http.ts", "members.ts", "users/queries.ts"];

beforeAll(() => writeGuide(folder, "docs/auth0.md"));
beforeEach(() => vi.stubEnv("AUTH0_EVENTS_TOKEN", "secret"));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function deployment() {
  const { default: schema } = await load("schema.ts");
  const modules = Object.fromEntries(files.map((file) => [`./${file}`, () => load(file)]));
  const t = convexTest(schema, modules);
  const list = makeFunctionReference<"query">("users/queries:listActiveUsersInOrg");
  return {
    send: async (type: string, second: number, user: object, token = "secret") => {
      const time = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
      const data = { object: { organization: { id: "org_1" }, user } };
      const response = await t.fetch("/membership", {
        method: "POST",
        headers: { authorization: `Bearer ${token}` },
        body: JSON.stringify({ type: `organization.member.${type}`, time, data }),
      });
      return response.status;
    },
    names: async (subject: string, org_id = "org_1") => {
      const viewer = t.withIdentity({ subject, org_id });
      const { page } = await viewer.query(list, { paginationOpts: { numItems: 9, cursor: null } });
      return page.map((member: { displayName?: string }) => member.displayName);
    },
  };
}

const ada = { user_id: "auth0|ada", name: "Ada" };

test("the webhook fills the table, in whatever order the events come", async () => {
  vi.spyOn(console, "warn").mockImplementation(() => {}); // "no row makes them a member"
  const { send, names } = await deployment();
  expect(await send("added", 1, ada)).toBe(200);
  expect(await send("added", 1, { user_id: "auth0|bob", name: "Bob" })).toBe(200);
  expect(await names("auth0|ada")).toEqual(["Bob", "Ada"]);
  expect(await names("auth0|ada", "org_2")).toEqual([]);

  await send("deleted", 3, { user_id: "auth0|bob" });
  await send("added", 2, { user_id: "auth0|bob", name: "Bob" });
  await send("added", 3, { user_id: "auth0|bob", name: "Bob" });
  expect(await names("auth0|ada")).toEqual(["Ada"]);
  await expect(names("auth0|bob")).rejects.toThrow("FORBIDDEN");
});

test("what the provider has not signed changes nothing", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.spyOn(console, "warn").mockImplementation(() => {});
  const { send, names } = await deployment();
  expect(await send("added", 1, ada, "guessed")).toBe(400);
  vi.stubEnv("AUTH0_EVENTS_TOKEN", undefined);
  expect(await send("added", 1, ada, "undefined")).toBe(400);
  expect(await names("auth0|ada")).toEqual([]);
});
