import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { processGroup } from "./processGroup.js";

/**
 * What is not on its list of recommended preferences: a page that is looked at, no news, and a wheel
 * that the compositor scrolls by, as a person's.
 */
const preferences = `
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("remote.events.async.wheel.enabled", true);
user_pref("toolkit.telemetry.enabled", false);
user_pref("ui.prefersReducedMotion", 0);
`;

/**
 * Firefox, driven by WebDriver BiDi, which it speaks itself.
 *
 * @param {string} executable
 * @returns {Promise<import("./provider.js").Driver>}
 */
export async function startFirefox(executable) {
  const profile = mkdtempSync(join(tmpdir(), "firefox-"));
  writeFileSync(join(profile, "user.js"), preferences);
  const processes = processGroup();
  const address = await processes.start(
    executable,
    ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
    { says: /WebDriver BiDi listening on (ws:\/\/\S+)/ },
  );
  const { send, close } = await connect(`${address}/session`);
  await send("session.new", { capabilities: {} });
  // In the tab that Firefox starts with the address bar has the focus, and the page hears of none.
  const { context } = await send("browsingContext.create", { type: "window" });
  await send("browsingContext.activate", { context });

  return {
    async open(url, viewport) {
      await send("browsingContext.setViewport", { context, viewport });
      await send("browsingContext.navigate", { context, url, wait: "none" });
    },
    async evaluate(expression) {
      const { result, exceptionDetails } = await send("script.evaluate", {
        expression: `JSON.stringify(${expression})`,
        target: { context },
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.text);
      return result.value === undefined ? undefined : JSON.parse(result.value);
    },
    async perform(actions) {
      await send("input.performActions", { context, actions });
    },
    async close() {
      close();
      await processes.stop();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** @param {string} url */
async function connect(url) {
  const socket = new WebSocket(url);
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  socket.addEventListener("message", ({ data }) => {
    const { id, type, result, message } = JSON.parse(/** @type {string} */ (data));
    const call = waiting.get(id);
    waiting.delete(id);
    if (type === "error") call?.reject(new Error(message));
    else call?.resolve(result);
  });
  let id = 0;
  return {
    close: () => socket.close(),
    /**
     * @param {string} method
     * @param {object} params
     * @returns {Promise<any>}
     */
    send: (method, params) =>
      new Promise((resolve, reject) => {
        waiting.set(++id, { resolve, reject });
        socket.send(JSON.stringify({ id, method, params }));
      }),
  };
}
