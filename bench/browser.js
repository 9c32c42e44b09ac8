import { chromium } from "playwright";
import { chromiumLaunchOptions } from "../scripts/browsers/chromium.js";

/** @typedef {Awaited<ReturnType<typeof launch>>} Browser */

/** Chromium, and pages in it whose main thread can be timed. */
export async function launch() {
  const options = chromiumLaunchOptions();
  // Heap figures are otherwise rounded.
  options.args.push("--enable-precise-memory-info");
  const browser = await chromium.launch(options);

  return {
    version: browser.version(),
    close: () => browser.close(),

    /** @param {string} url */
    async open(url) {
      const context = await browser.newContext({ viewport: { width: 800, height: 720 } });
      const page = await context.newPage();
      page.on("pageerror", (error) => console.error(url, error));
      const devtools = await context.newCDPSession(page);
      // CPU time of the thread: what other processes take is not counted.
      await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
      await page.goto(url);
      await page.waitForFunction("window.page");

      /** @returns {Promise<Record<string, number>>} */
      async function metrics() {
        const { metrics: all } = await devtools.send("Performance.getMetrics");
        return Object.fromEntries(all.map(({ name, value }) => [name, value]));
      }

      return {
        close: () => context.close(),

        /**
         * @param {string} call of a function of the page
         * @returns {Promise<any>} what it returns
         */
        run: (call) => page.evaluate(`window.page.${call}`),

        /**
         * @param {string | (() => Promise<void>)} action a call of a function of the page, or what
         * makes the page do something and waits for it
         * @returns milliseconds of the main thread that it took
         */
        async cost(action) {
          await devtools.send("HeapProfiler.collectGarbage");
          const before = await metrics();
          await (typeof action === "string" ? page.evaluate(`window.page.${action}`) : action());
          const after = await metrics();
          /** @param {string} name */
          const ms = (name) => (after[name] - before[name]) * 1000;
          const task = ms("TaskDuration");
          const script = ms("ScriptDuration");
          const style = ms("RecalcStyleDuration");
          const layout = ms("LayoutDuration");
          const layouts = after.LayoutCount - before.LayoutCount;
          return { task, script, style, layout, layouts };
        },

        /** Counts, from now on, the bytes that WebSockets bring. @returns what tells how many */
        async countReceived() {
          let bytes = 0;
          devtools.on("Network.webSocketFrameReceived", ({ response }) => {
            bytes += Buffer.byteLength(response.payloadData);
          });
          await devtools.send("Network.enable");
          return () => bytes;
        },

        /** What the page holds on to after garbage collection. */
        async held() {
          await devtools.send("HeapProfiler.collectGarbage");
          await devtools.send("HeapProfiler.collectGarbage");
          const { JSHeapUsedSize, JSEventListeners, Nodes } = await metrics();
          return { heap: JSHeapUsedSize, listeners: JSEventListeners, nodes: Nodes };
        },

        /** Bytes of the JavaScript heap in use after garbage collection. */
        async heap() {
          await devtools.send("HeapProfiler.collectGarbage");
          await devtools.send("HeapProfiler.collectGarbage");
          return (await metrics()).JSHeapUsedSize;
        },
      };
    },
  };
}
