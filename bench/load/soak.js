// A list that stays open, in Chromium, on the embedded deployment of its page, under constant change
// and with faults: dropped connections, slow answers, a lost network, failing queries, expiring tokens.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { sourceAliases } from "../../scripts/source-aliases.js";
import { launch } from "../browser.js";

/** The first samples are of a page that warms up. */
const SAMPLES = 12;

/**
 * @param {{ members: number, minutes: number }} options
 * @returns {Promise<string>} a table in Markdown
 */
export async function soak({ members, minutes }) {
  const outDir = mkdtempSync(join(tmpdir(), "soak-"));
  const stylesheet = fileURLToPath(new URL("../../src/styles.css", import.meta.url));
  await build({
    root: fileURLToPath(new URL("soak", import.meta.url)),
    configFile: false,
    logLevel: "error",
    resolve: {
      alias: [{ find: "convex-org-members/styles.css", replacement: stylesheet }, ...sourceAliases],
    },
    build: { outDir, emptyOutDir: true, target: "esnext", chunkSizeWarningLimit: Infinity },
  });
  const web = await preview({ configFile: false, build: { outDir }, preview: { port: 0 } });
  const browser = await launch();
  const page = await browser.open(`${web.resolvedUrls?.local[0]}?members=${members}`);
  await page.run("loadAll()");

  const samples = [];
  const between = (minutes * 60_000) / SAMPLES;
  for (let i = 0; i <= SAMPLES; i++) {
    const state = await page.run(`run(${i === 0 ? 0 : between})`);
    samples.push({ ...state, ...(await page.held()), minute: (i * minutes) / SAMPLES });
    console.error(JSON.stringify(samples.at(-1)));
  }
  await browser.close();
  await web.close();
  rmSync(outDir, { recursive: true });
  return report(samples, members, minutes);
}

/**
 * @param {any[]} samples
 * @param {number} members
 * @param {number} minutes
 */
function report(samples, members, minutes) {
  const rows = samples.map((sample, i) => {
    const before = samples[i - 1];
    const changes = before ? sample.changesMade - before.changesMade : 0;
    const read = before ? sample.documentsRead - before.documentsRead : sample.documentsRead;
    return [
      sample.minute.toFixed(1),
      (sample.heap / 2 ** 20).toFixed(1),
      sample.listeners,
      sample.nodes,
      sample.subscriptions,
      sample.openSockets,
      sample.rowCount,
      changes ? Math.round(read / changes) : "",
    ].join(" | ");
  });
  const { changesMade, faultsMade } = samples.at(-1);
  return [
    `A grid of ${members.toLocaleString("en")} members, open for ${minutes} minutes: ` +
      `${changesMade} changes, ${faultsMade} faults, a token of 20 s renewed all the time.`,
    "",
    "| minute | heap, MiB | listeners | nodes | subscriptions | sockets | rows | documents read per change |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
    "",
  ].join("\n");
}
