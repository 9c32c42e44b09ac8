export const SIZES = [1_000, 10_000, 100_000];

/** Past this, a page without virtualization takes minutes. */
const EVERY_ROW_MAX = 10_000;

/** @type {Record<string, string>} */
export const CONTENDERS = {
  handWritten: "hand-written DOM recycling",
  ours: "convex-org-members, same row",
  oursAsShipped: "convex-org-members, own row and look",
  reactVirtual: "react-virtual, as documented",
  reactWindow: "react-window",
  virtuoso: "react-virtuoso",
  virtua: "virtua",
  everyRow: "no virtualization",
};

/** @typedef {import("../browser.js").Browser} Browser */

/**
 * One visit of one page: everything measured on it.
 *
 * @param {Browser} browser
 * @param {string} url
 * @param {() => Promise<number>} probe milliseconds a fixed piece of work takes just now
 */
async function visit(browser, url, probe) {
  const page = await browser.open(url);
  try {
    const heapBefore = await page.heap();
    const mount = await page.cost("mount()");
    await page.run("findScroller()");
    const heap = (await page.heap()) - heapBefore;
    await page.run("scroll(40, 100)");
    const nodes = await page.run("nodes()");
    const probes = [await probe()];
    const scroll = await page.cost("scroll(200, 100)");
    const cost = async (/** @type {string} */ kind) => {
      await page.run(`prepare("${kind}", 40)`);
      return page.cost("change()");
    };
    const rename = await cost("rename");
    const insert = await cost("insert");
    const leave = await cost("leave");
    const append = await cost("append");
    probes.push(await probe());
    const changes = await page.run("changes()");
    const probeTime = (probes[0] + probes[1]) / 2;
    const costs = { mount, scroll, rename, insert, leave, append };
    return { probe: probeTime, heap, nodes, changes, ...costs };
  } finally {
    await page.close();
  }
}

/**
 * Every contender at every size, in turn, as often as `rounds`. Each round begins with another one,
 * so that no contender always follows the same.
 *
 * @param {Browser} browser
 * @param {{
 *   contenders: string[],
 *   sizes: number[],
 *   rounds: number,
 *   urlOf: (contender: string, count: number) => string,
 * }} plan
 */
export async function measureList(browser, { contenders, sizes, rounds, urlOf }) {
  const probePage = await browser.open(urlOf("handWritten", 1));
  const probe = async () => (await probePage.cost("probe()")).task;
  await probe(); // Compiles its code.

  const samples = [];
  for (let round = 0; round < rounds; round++) {
    for (const count of sizes) {
      const turn = round % contenders.length;
      for (const contender of [...contenders.slice(turn), ...contenders.slice(0, turn)]) {
        if (contender.startsWith("everyRow") && count > EVERY_ROW_MAX) continue;
        const sample = await visit(browser, urlOf(contender, count), probe);
        samples.push({ contender, count, round, ...sample });
      }
    }
    console.error(`list: round ${round + 1} of ${rounds}`);
  }
  return samples;
}
