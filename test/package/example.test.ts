import { rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "playwright";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createConsumer } from "./createConsumer.js";
import { packTarball } from "./packTarball.js";
import { run } from "./run.js";
import { visitBuild } from "./visitBuild.js";

let tarball = "";
let app = "";
beforeAll(async () => {
  tarball = await packTarball();
  app = await createConsumer(["../../example"], tarball);
});
afterAll(async () => {
  for (const folder of [app, tarball && dirname(tarball)]) {
    if (folder) await rm(folder, { recursive: true });
  }
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

test("with no account: members, a row's menu, a setting that the list shows, another organization", async () => {
  await run(app, "npm", "run", "build");
  const complaints = await visitBuild(app, async (page, url) => {
    await page.goto(url);
    await page.getByText("Niklaus O’Brien").waitFor();
    await button(page, "Somebody joins").click();
    await page.getByText("Newcomer 1").first().waitFor();

    await button(page, "More about Newcomer 1").click();
    await button(page, "Copy name").waitFor();
    await page.keyboard.press("Escape");
    await button(page, "Copy name").waitFor({ state: "hidden" });

    await button(page, "Settings").click();
    await page.getByLabel("Your title").fill("Countess");
    await button(page, "Save").click();
    await page.getByLabel("Organization", { exact: true }).selectOption("org_globex");
    await expect.poll(() => page.getByLabel("Your title").inputValue()).toBe("");
    await button(page, "Members").click();
    await page.getByText("Homer Simpson").waitFor();
    expect(await page.getByText("Niklaus O’Brien").count()).toBe(0);

    await page.getByLabel("Organization", { exact: true }).selectOption("org_acme");
    await page.getByText("Niklaus O’Brien").waitFor();
    await page.locator("[aria-current='true']").getByText("Countess").waitFor();

    await button(page, "Sign out").click();
    await button(page, "Sign in").click();
    await page.getByText("Newcomer 1").first().waitFor();
  });
  expect(complaints).toEqual([]);
});

test("with both variables: WorkOS' sign-in, and no embedded deployment in the build", async () => {
  // As the README says.
  const variables = [
    "VITE_CONVEX_URL=https://happy-animal-123.convex.cloud",
    "VITE_WORKOS_CLIENT_ID=client_test",
  ];
  await writeFile(join(app, ".env.local"), variables.join("\n"));
  const output = await run(app, "npm", "run", "build");
  expect(output).not.toContain("embedded-");
  await visitBuild(app, async (page, url) => {
    // Nothing outside this machine is reached: what is asked of WorkOS is seen here.
    const asked: string[] = [];
    await page.route(/workos\.com|convex\.cloud/, (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    await page.goto(url);
    await button(page, "Sign in").click();
    await expect.poll(() => asked.join(" ")).toContain("client_id=client_test");
    expect(asked.join(" ")).toContain("https://api.workos.com/user_management/authorize");
  });
});
