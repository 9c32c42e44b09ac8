import { once } from "node:events";
import { createServer } from "node:net";
import { processGroup } from "./processGroup.js";

/** How long a start may take, in ms. It takes less than a second. */
const PATIENCE = 40_000;

/**
 * WebKitGTK's MiniBrowser, driven by WebDriver, on a screen and a D-Bus session of its own.
 * A start that fails is tried once more.
 *
 * @param {string} executable MiniBrowser's
 * @returns {Promise<import("./provider.js").Driver>}
 * @throws if WebKit does not start here
 */
export async function startWebKit(executable) {
  try {
    return await tryToStart(executable);
  } catch {
    return tryToStart(executable).catch((cause) => {
      throw new Error("WebKit does not start here. To test without it: WITHOUT_WEBKIT=1", {
        cause,
      });
    });
  }
}

/** @param {string} executable */
async function tryToStart(executable) {
  const processes = processGroup();
  const late = new AbortController();
  const timer = setTimeout(
    () => late.abort(new Error(`WebKit has not answered for ${PATIENCE / 1_000} s.`)),
    PATIENCE,
  );
  const tooLate = new Promise((_, reject) => {
    late.signal.addEventListener("abort", () => reject(late.signal.reason));
  });
  try {
    return await Promise.race([start(executable, processes, late.signal), tooLate]);
  } catch (error) {
    await processes.stop();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {string} executable
 * @param {ReturnType<typeof processGroup>} processes
 * @param {AbortSignal} signal
 * @returns {Promise<import("./provider.js").Driver>}
 */
async function start(executable, processes, signal) {
  const display = await processes.start(
    "Xvfb",
    // Without a window manager the window under the pointer has the focus, and the pointer begins in
    // the middle of the screen: inside the window.
    ["-displayfd", "1", "-screen", "0", "1000x1200x24", "-nolisten", "tcp"],
    // Warnings may come before.
    { says: /^(\d+)$/m },
  );
  const port = await freePort();
  const driver = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    DISPLAY: `:${display}`,
    // Of a language, as a person's is: in the locale "C" letters compare by code point.
    LC_ALL: "en_US.UTF-8",
    // Without a graphics card, plain code draws 60 frames a second; an emulated card draws 10.
    LIBGL_ALWAYS_SOFTWARE: "1",
    WEBKIT_DISABLE_DMABUF_RENDERER: "1",
    WEBKIT_SKIA_ENABLE_CPU_RENDERING: "1",
  };
  const driving = processes.start(
    "dbus-run-session",
    ["--", "WebKitWebDriver", `--port=${port}`],
    // It says nothing.
    { says: /^\0/, env },
  );
  await Promise.race([driving, answers(driver, signal)]);

  const wanted = {
    browserName: "MiniBrowser",
    pageLoadStrategy: "none",
    "webkitgtk:browserOptions": { binary: executable, args: ["--automation"] },
  };
  const { sessionId } = await send(
    `${driver}/session`,
    "POST",
    { capabilities: { alwaysMatch: wanted } },
    signal,
  );
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
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>}
 */
async function send(url, method, body = {}, signal) {
  const request = { method, body: JSON.stringify(body), signal };
  const response = await fetch(url, request);
  const { value } = /** @type {{ value: any }} */ (await response.json());
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 */
async function answers(url, signal) {
  while (!signal.aborted) {
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
