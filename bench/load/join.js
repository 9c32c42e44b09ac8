// Many viewers of one organization on the served deployment: what it costs in all that one more joins.
import { ConvexClient } from "convex/browser";
import { WebSocket } from "ws";
import { makeFunctionReference } from "convex/server";
import { loadTypeScript } from "../../scripts/load-typescript.js";

/** As the list asks for its first page. */
const NUM_ITEMS = 100;
const ROUNDS = 3;

const list = makeFunctionReference("users/queries:listActiveUsersInOrg");

/**
 * @param {{ viewers: number, members: number }} options
 * @returns {Promise<string>} sentences and a table in Markdown
 */
export async function join({ viewers, members }) {
  const { module, close } = await loadTypeScript("/bench/load/server.ts");
  const server = await module.startServer(Math.max(viewers, members));

  let bytes = 0;
  class CountingSocket extends WebSocket {
    /** @param {string} url */
    constructor(url) {
      super(url);
      this.on("message", (data) => (bytes += /** @type {Buffer} */ (data).length));
    }
  }

  /** @type {(string | undefined)[]} */
  const newest = Array.from({ length: viewers });
  const everybodySees = async (/** @type {string} */ name) => {
    while (!newest.every((shown) => shown === name)) await new Promise(setImmediate);
  };
  const clients = newest.map((_, index) => {
    const client = new ConvexClient(server.url, {
      skipConvexDeploymentUrlCheck: true,
      webSocketConstructor: /** @type {any} */ (CountingSocket),
      unsavedChangesWarning: false,
    });
    client.setAuth(() => server.token(index));
    const page = { paginationOpts: { numItems: NUM_ITEMS, cursor: null } };
    client.onUpdate(
      list,
      page,
      (result) => (newest[index] = result.page[0].displayName),
      // Before the token is there.
      () => {},
    );
    return client;
  });
  await everybodySees(await server.newest());

  const rows = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const before = { ...server.stats(), bytes, cpu: process.cpuUsage(), time: performance.now() };
    const name = `Newcomer ${round}`;
    await server.joins(name);
    await everybodySees(name);
    const { documentsRead, functionRuns } = server.stats();
    const cpu = process.cpuUsage(before.cpu);
    rows.push([
      documentsRead - before.documentsRead,
      functionRuns - before.functionRuns,
      ((bytes - before.bytes) / 2 ** 20).toFixed(1),
      ((cpu.user + cpu.system) / 1e6).toFixed(1),
      ((performance.now() - before.time) / 1000).toFixed(1),
    ]);
  }
  await Promise.all(clients.map((client) => client.close()));
  await server.close();
  await close();
  return [
    `${viewers.toLocaleString("en")} viewers of one organization, each with a live first page of ` +
      `${NUM_ITEMS}; one member joins, until the last viewer sees them. Server and viewers share one process.`,
    "",
    "| documents read | functions run | sent, MiB | CPU, s | until the last one sees it, s |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
  ].join("\n");
}
