import { rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "playwright";
import { beforeAll, expect, test } from "vitest";
import { sync } from "../../convex/users/directory.js";
import { ORGANIZATION, seedOrganization, VIEWER } from "../../embedded/serve/seedOrganization.js";
import {
  startReferenceServer,
  type ReferenceServer,
} from "../../embedded/serve/startReferenceServer.js";
import { createConsumer } from "./createConsumer.js";
import { openPrerendered } from "./openPrerendered.js";
import { packTarball } from "./packTarball.js";
import { readToTheEnd } from "./readToTheEnd.js";
import { run } from "./run.js";
import { serve } from "./serve.js";
import { visit } from "./visit.js";

const MEMBERS = 250;

let convex: ReferenceServer;
let url: string;
beforeAll(async () => {
  convex = await startReferenceServer({ seed: { users: seedOrganization(MEMBERS) } });
  const token = await convex.workos.accessToken({ sub: VIEWER, org_id: ORGANIZATION });
  const tarball = await packTarball();
  const folder = await createConsumer(["next-app"], tarball);
  await writeFile(
    join(folder, ".env.local"),
    `NEXT_PUBLIC_CONVEX_URL=${convex.url}\nTOKEN=${token}\n`,
  );
  await run(folder, "npx", "next", "build");
  const next = await serve(folder, "npx", "next", "start", "--port", "0");
  url = next.url;
  return async () => {
    await next.stop();
    await convex.close();
    await rm(folder, { recursive: true });
    await rm(dirname(tarball), { recursive: true });
  };
});

/** The members' pictures are on another host: it answers here, always with the same one. */
const servePictures = (page: Page) =>
  page.route("https://example.com/**", (route) =>
    route.fulfill({
      contentType: "image/svg+xml",
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1" />',
    }),
  );

const names = () =>
  convex.deployment.mutate(async ({ db }) => {
    const users = await db.query("users").order("desc").collect();
    return users.map((user) => user.displayName!);
  });

test("a server component's HTML has the rows of the page it preloaded", async () => {
  const html = await (await fetch(url)).text();
  expect(html).toContain(">Member 250<");
  expect(html).toContain(">Member 242<");
});

test("a directory from A to Z is drawn on the server, hydrates without a complaint and finds people", async () => {
  await convex.deployment.mutate(async ({ db }) => {
    for (const { _id } of await db.query("users").collect()) await sync({ db }, _id);
  });
  const html = await (await fetch(`${url}/directory`)).text();
  expect(html).toContain('data-slot="org-member-search-input"');
  expect(html).toContain('data-slot="org-member-skeleton"');
  const complaints = await visit(async (page) => {
    await servePictures(page);
    await page.goto(`${url}/directory`);
    await page.getByText(`${MEMBERS} members`, { exact: true }).first().waitFor();
    await page.getByRole("searchbox").fill("mem 250");
    await page.getByText("Member 250").waitFor();
    expect(await page.locator("[data-slot='org-member-row']").count()).toBe(1);
  });
  expect(complaints).toEqual([]);
});

test("it hydrates without a complaint or a row that moves, and goes live", async () => {
  const complaints = await visit(async (page) => {
    await servePictures(page);
    const frames = await openPrerendered(page, url);
    await expect.poll(() => convex.deployment.stats.subscriptions).toBeGreaterThan(0);
    await page.waitForLoadState("networkidle");
    const [first, ...others] = await frames();
    expect(others).toEqual([]);

    const [newest] = seedOrganization(1);
    await convex.deployment.mutate(async ({ db }) => {
      await db.insert("users", { ...newest!, workosUserId: "user_new", displayName: "Newcomer" });
    });
    await page.getByText("Newcomer").waitFor();
    const places = first!.map((row) => row.replace(/.* at/, "at"));
    const shown = ["Newcomer", ...(await names()).slice(1, places.length)];
    expect((await frames()).slice(1)).toEqual([shown.map((name, i) => `${name} ${places[i]}`)]);
  });
  expect(complaints).toEqual([]);
});

test("scrolled to the end, every member is there once, newest first", async () => {
  const complaints = await visit(async (page) => {
    await servePictures(page);
    await page.goto(url);
    expect(await readToTheEnd(page, page.locator("body"), "Member 1")).toEqual(await names());
  });
  expect(complaints).toEqual([]);
});
