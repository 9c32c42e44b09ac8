import { afterAll, beforeAll, expect, test } from "vitest";
import { createConsumer } from "./createConsumer.js";
import { packTarball } from "./packTarball.js";
import { run } from "./run.js";
import { serve, type Served } from "./serve.js";
import { visit } from "./visit.js";

let app: Served;
beforeAll(async () => {
  const folder = await createConsumer("next-app", await packTarball());
  await run(folder, "npx", "next", "build");
  app = await serve(folder, "npx", "next", "start", "--port", "0");
});
afterAll(() => app?.stop());

test("a page of the App Router has its rows in the server's HTML", async () => {
  const html = await (await fetch(app.url)).text();
  expect(html).toContain(">Member 0<");
  expect(html).toContain(">Member 9<");
});

test("it hydrates in Chromium without a complaint", async () => {
  const complaints = await visit(app.url, async (page) => {
    await page.getByText("Member 0", { exact: true }).waitFor();
    await page.waitForLoadState("networkidle");
  });
  expect(complaints).toEqual([]);
});
