import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { convexTest } from "convex-test";
import { makeFunctionReference } from "convex/server";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { membershipEvent, userEvent } from "./workos/sent.js";
import { modules } from "./modules.js";
import { writeGuide } from "./writeGuide.js";
import { internal } from "../../convex/_generated/api.js";
import schema from "../../convex/schema.js";

const guide = "docs/workos.md";
const folder = ".cache/workos-guide";
const load = (file: string) => import(/* @vite-ignore */ resolve(folder, "convex", file));
const list = makeFunctionReference<"query">("users/queries:listActiveUsersInOrg");

beforeAll(() => writeGuide(folder, guide));
afterEach(() => vi.restoreAllMocks());

// The reference deployment has a directory, too: its schema.ts and workos.ts say so.
test.each(["auth.config.ts", "http.ts", "users/queries.ts"])(
  "it shows convex/%s as it is",
  (file) => {
    const code = readFileSync(`convex/${file}`, "utf8");
    expect(readFileSync(guide, "utf8")).toContain(`// convex/${file}\n${code}`);
  },
);

test("of several organizations the token chooses, and only where one is a member", async () => {
  const t = convexTest(schema, {
    ...modules,
    "../../convex/workos.ts": () => load("workos.ts"),
    "../../convex/users/queries.ts": () => load("users/queries.ts"),
  });
  const membership = (n: number, organization_id: string, change = "created") =>
    membershipEvent(change, n, { id: `om_${n}`, organization_id });
  const events = [
    userEvent("created", 1, { last_name: null }),
    membership(1, "org_1", "deleted"),
    membership(2, "org_1"),
    membership(3, "org_2"),
    membership(4, "org_3", "deleted"),
    membership(5, "org_2", "deleted"),
  ];
  const bodies = events.map((sent) => JSON.stringify(sent));
  await t.mutation(internal.workos.receive, { bodies });
  const names = async (org_id?: string) => {
    const viewer = t.withIdentity({ subject: "user_ada", ...(org_id && { org_id }) });
    const { page } = await viewer.query(list, { paginationOpts: { numItems: 9, cursor: null } });
    return page.map((member: { displayName: string }) => member.displayName);
  };
  vi.spyOn(console, "warn").mockImplementation(() => {}); // "no row makes them a member"
  expect(await names("org_1")).toEqual(["Ada"]);
  expect(await names("org_2")).toEqual(["Ada"]);
  await expect(names("org_3")).rejects.toThrow("FORBIDDEN");
  expect(await names("org_4")).toEqual([]);
  expect(await names()).toEqual([]);
});
