/** @typedef {import("../browser.js").Browser} Browser */
/** @typedef {import("./server.ts").DirectoryServer} DirectoryServer */

/** @type {Record<string, string>} */
export const CONTENDERS = {
  usePaginatedQuery: "usePaginatedQuery with react-virtual",
  baseList: "OrgMemberList",
  aToZ: "OrgMemberDirectory from A to Z",
};

export const SIZES = [1_000, 10_000, 100_000];

/** Past this, who must load half of the members to show the one in the middle takes minutes. */
const JUMP_MAX = 10_000;

/** N is the fourteenth of 26 letters: its first member stands in the middle. */
const MIDDLE = "N";

/**
 * @param {Browser} browser
 * @param {DirectoryServer} server
 * @param {{ contender: string, count: number, url: string, handWrittenUrl: string }} visited
 */
async function visit(browser, server, { contender, count, url, handWrittenUrl }) {
  const yardstick = await browser.open(handWrittenUrl);
  await yardstick.run("mount()");
  await yardstick.run("findScroller()");
  await yardstick.run("scroll(40, 100)");
  const handWritten = (await yardstick.cost("scroll(200, 100)")).task;
  await yardstick.close();

  const page = await browser.open(url);
  await server.forgetAnswers();
  const received = await page.countReceived();
  const before = server.stats();
  /** What it has cost so far. */
  const counted = () => {
    const { documentsRead, subscriptions } = server.stats();
    return {
      documents: documentsRead - before.documentsRead,
      subscriptions,
      bytes: received(),
    };
  };
  try {
    const heapBefore = await page.heap();
    const firstRow = await page.run("start()");
    const first = counted();
    const heap = (await page.heap()) - heapBefore;
    const scrollOnce = async () => {
      await page.run("scroll(0, 40, 100)"); // Compiles the code.
      return (await page.cost("scroll(4_000, 200, 100)")).task / handWritten;
    };
    const scroll = await scrollOnce();
    const scrolled = counted();
    const scrollAgain = await scrollOnce();
    const soFar = { firstRow, first, heap, scroll, scrolled, scrollAgain };
    if (contender !== "aToZ" && count > JUMP_MAX) {
      return { ...soFar, jump: null, jumped: null, heapJumped: null };
    }
    const jump = await page.run(`jump("${MIDDLE}", ${count / 2})`);
    const jumped = counted();
    const heapJumped = (await page.heap()) - heapBefore;
    return { ...soFar, jump, jumped, heapJumped };
  } finally {
    await page.close();
    while (server.stats().subscriptions > 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/**
 * Every contender at every size, in turn, as `measureList` does.
 *
 * @param {Browser} browser
 * @param {{
 *   startServer: (count: number) => Promise<DirectoryServer>,
 *   sizes: number[],
 *   rounds: number,
 *   urlOf: (contender: string, count: number, deployment: string) => string,
 *   handWrittenUrl: (count: number) => string,
 * }} plan
 */
export async function measureDirectory(
  browser,
  { startServer, sizes, rounds, urlOf, handWrittenUrl },
) {
  const contenders = Object.keys(CONTENDERS);
  const samples = [];
  for (const count of sizes) {
    const server = await startServer(count);
    const deployment = `deployment=${encodeURIComponent(server.url)}&token=${await server.token()}`;
    // Compiles the server's code.
    const warmUp = await browser.open(urlOf("aToZ", count, deployment));
    await warmUp.run("start()");
    await warmUp.close();
    for (let round = 0; round < rounds; round++) {
      const turn = round % contenders.length;
      for (const contender of [...contenders.slice(turn), ...contenders.slice(0, turn)]) {
        const url = urlOf(contender, count, deployment);
        const visited = { contender, count, url, handWrittenUrl: handWrittenUrl(count) };
        samples.push({ contender, count, round, ...(await visit(browser, server, visited)) });
      }
    }
    await server.close();
    console.error(`directory: ${count} members`);
  }
  return samples;
}
