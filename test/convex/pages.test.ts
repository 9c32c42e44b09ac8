import { makeFunctionReference } from "convex/server";
import { describe, expect, onTestFinished, test } from "vitest";
import { createEmbeddedDeployment } from "../../embedded/deployment/index.js";
import { orgMembers } from "../../src/server/index.js";
import { query, schema } from "../types/app.js";
import { user } from "./reference.js";

interface Page {
  page: { displayName: string }[];
  isDone: boolean;
  continueCursor: string;
  splitCursor?: string | null;
  pageStatus?: string | null;
}
type Ask = { numItems: number; cursor: string | null; endCursor?: string } & Record<
  string,
  unknown
>;

const list = makeFunctionReference<"query", { paginationOpts: Ask }, Page>(
  "users:listActiveUsersInOrg",
);

/** An organization of people "0", "1" … and a member of it who asks for pages. */
function organizationOf(
  count: number,
  maxNumItems: number,
  nameOf = (index: number) => `${index}`,
) {
  const deployment = createEmbeddedDeployment({
    schema,
    modules: {
      "./_generated/api.js": async () => ({}),
      "./users.ts": async () => orgMembers(query, { maxNumItems, order: "asc" }),
    },
    seed: {
      users: Array.from({ length: count }, (_, index) =>
        user(String(index), "org_1", { displayName: nameOf(index) }),
      ),
    },
  });
  onTestFinished(() => deployment.close());
  const client = deployment.connect({ identity: { sub: "user_0" } });
  const ask = (paginationOpts: Ask) => client.query(list, { paginationOpts });
  return {
    ask,
    /** All pages, one after the other. */
    walk: async (numItems: number): Promise<Page[]> => {
      const pages: Page[] = [];
      do {
        pages.push(await ask({ numItems, cursor: pages.at(-1)?.continueCursor ?? null }));
      } while (!pages.at(-1)!.isDone);
      return pages;
    },
  };
}

const namesIn = (pages: Page[]) => pages.flatMap(({ page }) => page.map((m) => m.displayName));
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index));

describe("a page with an end cursor", () => {
  /** What `usePaginatedQuery` does with a page that must be split: asks for its halves. */
  async function halves(ask: (opts: Ask) => Promise<Page>, opts: Ask): Promise<Page[]> {
    const page = await ask(opts);
    if (page.pageStatus !== "SplitRequired") return [page];
    expect(page.page).toEqual([]);
    return [
      ...(await halves(ask, { ...opts, endCursor: page.splitCursor! })),
      ...(await halves(ask, {
        ...opts,
        cursor: page.splitCursor!,
        endCursor: page.continueCursor,
      })),
    ];
  }

  test("never holds more than twice maxNumItems, however far away the end is", async () => {
    const { ask, walk } = organizationOf(31, 5);
    const pages = await walk(5);
    for (const { continueCursor } of pages.slice(2)) {
      expect(await ask({ numItems: 1, cursor: null, endCursor: continueCursor })).toMatchObject({
        page: [],
        pageStatus: "SplitRequired",
        splitCursor: expect.any(String),
      });
    }
  });

  test("has all its rows, each once, where the client splits it", async () => {
    const { ask, walk } = organizationOf(31, 5);
    const end = (await walk(5)).at(-1)!.continueCursor;
    const pages = await halves(ask, { numItems: 1, cursor: null, endCursor: end });
    for (const { page } of pages) expect(page.length).toBeLessThanOrEqual(10);
    expect(namesIn(pages)).toEqual(numbers(31));
  });

  test("may have grown to twice maxNumItems", async () => {
    const { ask, walk } = organizationOf(10, 5);
    const end = (await walk(5)).at(-1)!.continueCursor;
    expect((await ask({ numItems: 5, cursor: null, endCursor: end })).page).toHaveLength(10);
  });
});

describe("a page of heavy rows", () => {
  const heavy = (index: number) => `${index} ${"x".repeat(40_000)}`;

  test("stops at 4 MiB, is shown as it is, and the next one goes on", async () => {
    const { walk } = organizationOf(250, 500, heavy);
    const pages = await walk(300);
    const numbered = namesIn(pages).map((name) => name.split(" ")[0]);
    expect(numbered).toEqual(numbers(250));
    expect(pages.map(({ page }) => page.length)).toEqual([105, 105, 40]);
    for (const { pageStatus } of pages) expect(pageStatus).not.toBe("SplitRequired");
  });

  test("does not grow by what the client allows, and shrinks by it", async () => {
    const { ask } = organizationOf(250, 500, heavy);
    const opts = { numItems: 300, cursor: null };
    expect((await ask({ ...opts, maximumBytesRead: 1e9 })).page).toHaveLength(105);
    expect((await ask({ ...opts, maximumBytesRead: 100_000 })).page).toHaveLength(3);
  });
});

test.each(["numItems", "maximumRowsRead", "maximumBytesRead"])(
  "a %s that is no whole number of at least 1 is refused by its name",
  async (name) => {
    const { ask } = organizationOf(1, 5);
    for (const number of [0, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(ask({ numItems: 1, cursor: null, [name]: number })).rejects.toMatchObject({
        data: {
          code: "BAD_REQUEST",
          message: `paginationOpts.${name} must be a whole number of at least 1, not ${number}`,
        },
      });
    }
  },
);
