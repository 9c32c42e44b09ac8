import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { createConsumer } from "./createConsumer.js";
import { packTarball } from "./packTarball.js";
import { run } from "./run.js";
import { serve } from "./serve.js";
import { visit } from "./visit.js";

let url: string;
beforeAll(async () => {
  const tarball = await packTarball();
  const folder = await createConsumer("next-app", tarball);
  await run(folder, "npx", "next", "build");
  const server = await serve(folder, "npx", "next", "start", "--port", "0");
  url = server.url;
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true });
    await rm(dirname(tarball), { recursive: true });
  };
});

test("a page of the App Router has its rows in the server's HTML", async () => {
  const html = await (await fetch(url)).text();
  expect(html).toContain(">Member 0<");
  expect(html).toContain(">Member 9<");
});

test("it hydrates in Chromium without a complaint", async () => {
  const complaints = await visit(url, async (page) => {
    await page.getByText("Member 0", { exact: true }).waitFor();
    await page.waitForLoadState("networkidle");
  });
  expect(complaints).toEqual([]);
});
