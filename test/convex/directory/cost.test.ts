import { makeFunctionReference } from "convex/server";
import { expect, onTestFinished, test } from "vitest";
import { createEmbeddedDeployment } from "../../../embedded/deployment/index.js";
import { seedDirectory } from "../../../stories/embedded/seedDirectory.js";
import { functions, schema } from "./app.js";
import { member, type User } from "./world.js";

const first = ["Ada", "Björn", "Chiara", "Dmitri", "Émile", "Fatima", "Grace", "Hana", "Igor"];
const last = ["Lovelace", "Ng", "Okafor", "Petrov", "Quispe", "Rossi", "Søvik", "Tanaka"];
const person = (index: number) =>
  member(`${first[index % first.length]} ${last[index % last.length]} ${index}`);

/** An organization with a directory, written at once: a call for each member would take minutes. */
function organizationOf(size: number) {
  const deployment = createEmbeddedDeployment({
    schema,
    modules: {
      "./_generated/api.js": async () => ({}),
      "./directory.ts": async () => functions,
    },
    seed: ({ db }) =>
      seedDirectory(db as never, Array.from({ length: size }, (_, i) => person(i)) as never),
  });
  onTestFinished(() => deployment.close());
  const client = deployment.connect({ identity: { sub: person(0).workosUserId } });

  /** The documents that a call reads and writes. */
  const counted = async <T>(call: () => Promise<T>) => {
    const before = deployment.stats;
    const result = await call();
    const after = deployment.stats;
    const read = after.documentsRead - before.documentsRead;
    const written = after.documentsWritten - before.documentsWritten;
    return { result, read, written };
  };
  const query = (name: string, args: Record<string, unknown>) =>
    counted(() => client.query(makeFunctionReference<"query">(`directory:${name}`), args));
  const mutation = (name: string, args: Record<string, unknown>) =>
    counted(() => client.mutation(makeFunctionReference<"mutation">(`directory:${name}`), args));
  const act = (name: string) =>
    counted(() => client.action(makeFunctionReference<"action">(`directory:${name}`), {}));
  return { query, mutation, act };
}

const firstPage = { numItems: 50, cursor: null };

// `npm run test:long` tries 10,000 and 100,000 too, which takes minutes: MEMBERS=10000,100000.
const sizes = [10, 2_000, ...(process.env.MEMBERS ?? "").split(",").filter(Boolean).map(Number)];

test.each(sizes)(
  "with %i members each call reads and writes what the guide says",
  async (size) => {
    const { query, mutation } = organizationOf(size);
    const ada: User = member("Ada Grace");
    const costs: Record<string, { read: number; written: number }> = {};
    const keep = async (name: string, call: Promise<Awaited<ReturnType<typeof mutation>>>) => {
      const { result, read, written } = await call;
      costs[name] = { read, written };
      return result;
    };
    const id = await keep("join", mutation("join", { user: ada }));
    await keep("other fields", mutation("change", { id, user: { ...ada, lastSeenAt: 1 } }));
    await keep("rename", mutation("change", { id, user: member("Ada Hopper") }));
    await keep("rename across sections", mutation("change", { id, user: member("Bea Hopper") }));
    const total = await keep("count", query("countActiveUsersInOrg", {}));
    const search = (text: string) =>
      query("searchActiveUsersInOrg", { search: text, paginationOpts: firstPage });
    const found = await keep("search", search("ada"));
    await keep("search, two words", search("ada 1"));
    await keep("leave", mutation("leave", { id }));

    // From A to Z.
    type Sections = { section: string; count: number }[];
    const counted = await keep("sections", query("countActiveUsersBySection", {}));
    const bySection = new Map((counted as Sections).map((each) => [each.section, each.count]));
    const browse = async (name: string, from: object) => {
      const paginationOpts = { numItems: 100, cursor: null };
      const args = { from, order: "asc", paginationOpts };
      return (await keep(name, query("browseActiveUsersInOrg", args))) as { page: Located[] };
    };
    type Located = { _id: string };
    const locate = async (name: string, from: object, skip: number) => {
      const args = { from, order: "asc", skip };
      return (await keep(name, query("locateActiveUserInOrg", args))) as {
        member: string;
        before: number;
        skipped: number;
      };
    };
    const top = await browse("page", { edge: "before", section: "" });
    const half = Math.floor(bySection.get("D")! / 2);
    const middle = await locate("middle of a section", { edge: "before", section: "D" }, half);
    const from = { member: middle.member, section: "D" };
    const page = await browse("page from a member", from);
    await locate("member", { member: middle.member }, 0);
    await locate("far", { edge: "before", section: "" }, 1e9);

    expect(total).toBe(size + 1);
    const { length } = (found as { page: object[] }).page;
    // Each result is a row of the directory and the member's own; the viewer's row is one more.
    expect(costs.search!.read).toBe(2 * length + 1);
    expect(costs["search, two words"]!.read).toBeLessThanOrEqual(2 * 50 + 1);
    expect(costs.count!.read).toBeLessThanOrEqual(27);
    const people = [...bySection.values()].reduce((sum, count) => sum + count, 0);
    expect(people).toBe(size);
    expect(costs.sections!.read).toBeLessThanOrEqual(27);
    expect(costs.page!.read).toBe(2 * top.page.length + 1);
    expect(page.page[0]!._id).toBe(middle.member);
    expect(costs["page from a member"]!.read).toBe(2 * page.page.length + 1 + 2);
    expect(middle).toMatchObject({ skipped: half, before: half });
    expect(costs["middle of a section"]!.read).toBeLessThanOrEqual(half + 4);
    expect(costs.member!.read).toBeLessThanOrEqual(140);
    expect(costs.far!.read).toBeLessThanOrEqual(8_000 + 4);
    console.info(`${size} members, documents read and written:`, costs);
    // The write of the member's own row included.
    expect(costs).toMatchObject({
      join: { read: 3, written: 4 },
      "other fields": { read: 4, written: 1 },
      rename: { read: 8, written: 4 },
      "rename across sections": { read: 10, written: 5 },
      leave: { read: 7, written: 4 },
    });
  },
  0,
);

test("a check reads each member once for all the rows of a page", async () => {
  const size = 30;
  const { act } = organizationOf(size);
  const check = await act("checkAll");
  expect(check.result).toEqual({ cursor: null, drift: [] });
  // Each name has three words, and so three rows.
  const members = size * (1 + 1 + 3); // the page of members, each again, and their rows
  const rows = size * (3 + 1 + 1); // the page of rows, each member, and the counts they are in
  const counts = first.length * 2 + size; // each row of counts twice, and whom it counts
  expect(check.read).toBe(members + rows + counts);
});
