import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { preview } from "vite";
import { beforeAll, describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { createConsumer } from "./createConsumer.js";
import { importsOf } from "./importsOf.js";
import { packTarball } from "./packTarball.js";
import { run } from "./run.js";
import { visit } from "./visit.js";

let tarball: string;
beforeAll(async () => {
  tarball = await packTarball();
  return () => rm(dirname(tarball), { recursive: true });
});

/** `^18.2.0 || ^19.0.0` → `18.2.0` */
const oldest = (range: string) => /\d+\.\d+\.\d+/.exec(range)![0];
const { convex, react, "react-dom": reactDom } = packageJson.peerDependencies;

const ends: { name: string; versions: Record<string, string> }[] = [
  { name: "the newest React, Convex and TypeScript", versions: {} },
  {
    name: "the oldest React and Convex of our peer ranges",
    versions: {
      "@types/react": "18.3.8",
      "@types/react-dom": "18.3.7",
      convex: oldest(convex),
      react: oldest(react),
      "react-dom": oldest(reactDom),
      typescript: "5.9.3",
    },
  },
];

describe.each(ends)("a fresh Vite app with $name", ({ versions }) => {
  let folder: string;
  beforeAll(async () => {
    folder = await createConsumer("vite-app", tarball, versions);
    return () => rm(folder, { recursive: true });
  });

  test("type-checks, our declarations included", async () => {
    await expect(run(folder, "npx", "tsc")).resolves.not.toContain("error");
  });

  test("builds, and shows live members in Chromium without a complaint", async () => {
    await run(folder, "npx", "vite", "build");
    const server = await preview({ root: folder, configFile: false, preview: { port: 0 } });
    try {
      const complaints = await visit(server.resolvedUrls!.local[0]!, async (page) => {
        await page.getByText("Member 249").waitFor();
        await page.getByRole("button", { name: "Somebody joins" }).click();
        await page.getByText("Member 250").waitFor();
      });
      expect(complaints).toEqual([]);
    } finally {
      await server.close();
    }
  });

  test("gets a server entry that needs Convex alone", async () => {
    const entry = join(folder, "node_modules/convex-org-members/dist/server/index.js");
    expect(await importsOf(entry)).toEqual(["convex/server", "convex/values"]);
  });
});
