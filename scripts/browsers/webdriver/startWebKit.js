import { once } from "node:events";
import { createServer } from "node:net";
import { processGroup } from "./processGroup.js";

/**
 * WebKitGTK's MiniBrowser, driven by WebDriver, on a screen and a D-Bus session of its own.
 *
 * @param {string} executable MiniBrowser's
 * @returns {Promise<import("./provider.js").Driver>}
 */
export async function startWebKit(executable) {
  const processes = processGroup();
  const display = await processes.start(
    "Xvfb",
    ["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
    // Warnings may come before.
    { says: /^(\d+)$/m },
  );
  const port = await freePort();
  const driver = `http://127.0.0.1:${port}`;
  const env = { ...process.env, DISPLAY: `:${display}`, LIBGL_ALWAYS_SOFTWARE: "1" };
  const driving = processes.start(
    "dbus-run-session",
    ["--", "WebKitWebDriver", `--port=${port}`],
    // It says nothing.
    { says: /^\0/, env },
  );
  await Promise.race([driving, answers(driver)]);

  const { sessionId } = await send(`${driver}/session`, "POST", {
    capabilities: {
      alwaysMatch: {
        browserName: "MiniBrowser",
        pageLoadStrategy: "none",
        "webkitgtk:browserOptions": { binary: executable, args: ["--automation"] },
      },
    },
  });
  const session = `${driver}/session/${sessionId}`;

  return {
    async open(url, { width, height }) {
      await send(`${session}/window/rect`, "POST", { x: 0, y: 0, width, height: height + 100 });
      await send(`${session}/url`, "POST", { url });
    },
    evaluate: (expression) =>
      send(`${session}/execute/sync`, "POST", { script: `return ${expression}`, args: [] }),
    async perform(actions) {
      await send(`${session}/actions`, "POST", { actions });
    },
    async close() {
      await send(session, "DELETE").catch(() => {});
      await processes.stop();
    },
  };
}

/**
 * @param {string} url
 * @param {"POST" | "DELETE"} method
 * @param {object} [body]
 * @returns {Promise<any>}
 */
async function send(url, method, body = {}) {
  const request = { method, body: JSON.stringify(body) };
  const response = await fetch(url, request);
  const { value } = /** @type {{ value: any }} */ (await response.json());
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** @param {string} url */
async function answers(url) {
  for (;;) {
    const response = await fetch(`${url}/status`).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}
