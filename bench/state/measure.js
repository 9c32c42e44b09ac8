/** @typedef {import("../browser.js").Browser} Browser */
/** @typedef {import("./server.ts").StateServer} StateServer */

/** @type {Record<string, string>} */
export const CONTENDERS = {
  ownWatches: "own watches, no React",
  usePaginatedQuery: "usePaginatedQuery",
  useActiveOrgMembers: "useActiveOrgMembers",
};

/** As loaded pages grow, and then the last one's members in ever larger pages. */
export const PLANS = [
  { pages: 10, pageSize: 20 },
  { pages: 100, pageSize: 20 },
  { pages: 500, pageSize: 20 },
  { pages: 100, pageSize: 100 },
  { pages: 50, pageSize: 200 },
  { pages: 20, pageSize: 500 },
];

/** How often each visit does each thing. */
const TIMES = 5;

let renames = 0;

/** Enough for every plan and its last pages. */
export const MEMBERS = 13_000;

/**
 * @param {Browser} browser
 * @param {StateServer} server
 * @param {string} url
 * @param {{ pages: number, pageSize: number }} loaded
 */
async function visit(browser, server, url, { pages, pageSize }) {
  const page = await browser.open(url);
  const rename = (/** @type {number[]} */ indexes) => async () => {
    const name = `Renamed ${++renames}`;
    const shown = page.run(`named("${name}")`);
    await server.rename(indexes, name);
    await shown;
  };
  const repeat = async (/** @type {string | (() => Promise<void>)} */ action) => {
    let task = 0;
    for (let i = 0; i < TIMES; i++) task += (await page.cost(action)).task;
    return task / TIMES;
  };
  try {
    await page.run(`loadPages(${pages})`);
    const subscriptions = server.subscriptions();
    const firstOfEachPage = Array.from({ length: pages }, (_, index) => index * pageSize);
    await rename(firstOfEachPage)(); // Compiles the code.
    const change = await repeat(rename([pageSize * (pages >> 1)]));
    const renewal = await repeat(rename(firstOfEachPage));
    const loadMore = await repeat("loadMore()");
    return { subscriptions, change, renewal, loadMore };
  } finally {
    await page.close();
  }
}

/**
 * Every contender with every plan, in turn, as `measureList` does.
 *
 * @param {Browser} browser
 * @param {StateServer} server
 * @param {{
 *   contenders?: string[],
 *   plans: { pages: number, pageSize: number }[],
 *   rounds: number,
 *   urlOf: (contender: string, pageSize: number) => string,
 * }} plan
 */
export async function measureState(
  browser,
  server,
  { contenders = Object.keys(CONTENDERS), plans, rounds, urlOf },
) {
  const samples = [];
  for (let round = 0; round < rounds; round++) {
    for (const plan of plans) {
      const turn = round % contenders.length;
      for (const contender of [...contenders.slice(turn), ...contenders.slice(0, turn)]) {
        const url = urlOf(contender, plan.pageSize);
        samples.push({ contender, round, ...plan, ...(await visit(browser, server, url, plan)) });
      }
    }
    console.error(`pages: round ${round + 1} of ${rounds}`);
  }
  return samples;
}
