// Whether WebKit starts on this machine, draws a page and runs its script. `.ci/run` asks before the
// tests, where a failure is then a failure.
import { otherEngines } from "./engines.js";

const webkit = otherEngines().find(({ name }) => name === "webkit");
if (!webkit?.start) throw new Error(webkit?.missing);
const driver = await webkit.start();
await driver.open("data:text/html,<title>drawn</title>", { width: 800, height: 900 });
for (const end = Date.now() + 20_000; ;) {
  if ((await driver.evaluate("document.title")) === "drawn") break;
  if (Date.now() > end) throw new Error("WebKit starts, but opens no page.");
  await new Promise((resolve) => setTimeout(resolve, 100));
}
await driver.close();
