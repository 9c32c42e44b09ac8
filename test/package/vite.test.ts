import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Page } from "playwright";
import { beforeAll, describe, expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { createConsumer, type Template } from "./createConsumer.js";
import { importsOf } from "./importsOf.js";
import { openPrerendered } from "./openPrerendered.js";
import { packTarball } from "./packTarball.js";
import { readToTheEnd } from "./readToTheEnd.js";
import { run } from "./run.js";
import { visitBuild } from "./visitBuild.js";

let tarball: string;
beforeAll(async () => {
  tarball = await packTarball();
  return () => rm(dirname(tarball), { recursive: true });
});

/** The consumer that the tests of a `describe` share. */
function consumer(templates: Template[], versions: Record<string, string>) {
  let folder = "";
  beforeAll(async () => {
    folder = await createConsumer(templates, tarball, versions);
    return () => rm(folder, { recursive: true });
  });
  return {
    get folder() {
      return folder;
    },
    run: (...command: [string, ...string[]]) => run(folder, ...command),
  };
}

const click = (page: Page, name: string) => page.getByRole("button", { name }).click();

/** `^18.2.0 || ^19.0.0` → `18.2.0` */
const oldest = (range: string) => /\d+\.\d+\.\d+/.exec(range)![0];
const { convex, react, "react-dom": reactDom } = packageJson.peerDependencies;

const ends: { name: string; versions: Record<string, string> }[] = [
  { name: "the newest React, Convex and TypeScript", versions: {} },
  {
    name: "the oldest React, Convex and TypeScript that we support",
    versions: {
      "@types/react": "18.3.8",
      "@types/react-dom": "18.3.7",
      convex: oldest(convex),
      react: oldest(react),
      "react-dom": oldest(reactDom),
      typescript: "5.4.5",
    },
  },
];

describe.each(ends)("a fresh Vite app with $name", ({ versions }) => {
  const app = consumer(["vite-app"], versions);

  test("type-checks, our declarations included", async () => {
    await expect(app.run("npx", "tsc")).resolves.not.toContain("error");
  });

  test("type-checks with exactOptionalPropertyTypes", async () => {
    const strictest = ["--exactOptionalPropertyTypes", "--skipLibCheck"];
    await expect(app.run("npx", "tsc", ...strictest)).resolves.not.toContain("error");
  });

  test("builds, and shows live members in Chromium without a complaint", async () => {
    await app.run("npx", "vite", "build");
    const complaints = await visitBuild(app.folder, async (page, url) => {
      await page.goto(url);
      await page.getByText("Member 249").waitFor();
      await click(page, "Somebody joins");
      await page.getByText("Member 250").waitFor();
    });
    expect(complaints).toEqual([]);
  });

  test("shows everybody from A to Z, and finds one of them", async () => {
    await app.run("npx", "vite", "build");
    const complaints = await visitBuild(app.folder, async (page, url) => {
      await page.goto(`${url}#directory`);
      await page.getByText("All in all: 250").waitFor();
      await page.getByText("250 members", { exact: true }).first().waitFor();
      await page.locator("[data-slot='org-member-heading']", { hasText: "M" }).waitFor();
      await click(page, "Somebody joins");
      await page.getByText("All in all: 251").waitFor();
      await page.getByRole("searchbox").fill("mem 250");
      await page.getByText("Member 250").waitFor();
      expect(await page.locator("[data-slot='org-member-row']").count()).toBe(1);
    });
    expect(complaints).toEqual([]);
  });

  test("renders rows on Node, and hydrates them without a complaint or a row that moves", async () => {
    await app.run("npx", "vite", "build", "--mode", "development");
    await app.run("npx", "vite", "build", "--ssr", "src/render.tsx", "--outDir", "dist-node");
    expect(await app.run("node", "prerender.js")).toBe("");
    const complaints = await visitBuild(app.folder, async (page, url) => {
      const frames = await openPrerendered(page, url);
      await click(page, "Somebody joins");
      await page.getByText("Member 250").waitFor();
      const [first, second, ...others] = await frames();
      expect(first![0]).toMatch(/^Member 249 /);
      expect(second!.join()).toBe(
        first!.join().replace(/Member (\d+)/g, (_, index) => `Member ${Number(index) + 1}`),
      );
      expect(others).toEqual([]);
    });
    expect(complaints).toEqual([]);
  });

  test("gets a server entry that needs Convex alone", async () => {
    const entry = join(app.folder, "node_modules/convex-org-members/dist/server/index.js");
    expect(await importsOf(entry)).toEqual(["convex/server", "convex/values"]);
  });
});

describe("a Vite app whose own code is compiled by React Compiler", () => {
  const app = consumer(["vite-app", "compiled-app"], {
    // A newer one takes plugins of Babel through another package, which needs Node 22.
    "@vitejs/plugin-react": "5.2.0",
    "babel-plugin-react-compiler": "1.0.0",
  });

  test("shows every change, and works for changed members alone", async () => {
    await app.run("npx", "vite", "build");
    const complaints = await visitBuild(app.folder, async (page, url) => {
      await page.goto(url);
      const ownList = page.getByRole("region", { name: "Names" });
      const memberList = page.locator("#people");
      const bothShow = async (name: string) => {
        await ownList.getByText(name, { exact: true }).waitFor();
        await memberList.getByText(name, { exact: true }).waitFor();
      };
      const newWork = () =>
        page.evaluate(() => (globalThis as unknown as { work: string[] }).work.splice(0));
      await bothShow("Member 249");
      await newWork();

      await click(page, "The newest is renamed");
      await bothShow("Renamed");
      expect(await newWork()).toEqual(["Renamed"]);

      await click(page, "Somebody joins");
      await bothShow("Member 250");
      expect(await newWork()).toEqual(["Member 250"]);

      await click(page, "More");
      await ownList.getByText("101 loaded").waitFor();
      expect(await newWork()).toHaveLength(50);

      const names = await readToTheEnd(page, memberList, "Member 0");
      expect(names.slice(0, 3)).toEqual(["Member 250", "Renamed", "Member 248"]);
      expect(new Set(names).size).toBe(251);
    });
    expect(complaints).toEqual([]);
  });
});

describe("a Vite app with Tailwind 4 and shadcn/ui's tokens", () => {
  const app = consumer(["vite-app", "tailwind-app"], {
    "@tailwindcss/vite": "4.3.5",
    tailwindcss: "4.3.5",
  });
  beforeAll(() => app.run("npx", "vite", "build"));

  const style = (page: Page, selector: string, properties: string[]) =>
    page.locator(selector).evaluate((element, names) => {
      const computed = getComputedStyle(element);
      return names.map((name) => `${name}: ${computed.getPropertyValue(name)}`);
    }, properties);

  const utilities: Record<string, string[]> = {
    list: ["background-color", "border-top-width", "border-top-left-radius", "height"],
    row: ["background-color"],
    avatar: ["border-top-left-radius", "height", "width"],
    name: ["color", "font-size", "font-weight", "line-height"],
    footer: ["color", "text-align"],
  };

  test.each(["styles", "directory"])("%s.css without a layer has the same rules", (name) => {
    const read = (file: string) =>
      readFileSync(join(app.folder, "node_modules/convex-org-members/dist", file), "utf8");
    const rules = (css: string) =>
      css
        .replace(/\/\*[^]*?\*\//g, "")
        .replace(/\s+/g, " ")
        .trim();
    const layered = rules(read(`${name}.css`));
    expect(layered).toMatch(/^@layer theme, base, components, utilities; @layer .+ \{ .+ \}$/);
    expect(rules(read(`${name}.unlayered.css`))).toBe(
      layered.replace(/^@layer .+?; @layer .+? \{ (.+) \}$/, "$1"),
    );
  });

  test("utilities win over the stylesheet, in every part", async () => {
    const complaints = await visitBuild(app.folder, async (page, url) => {
      await page.goto(url);
      for (const [part, properties] of Object.entries(utilities)) {
        const slot = `[data-slot='org-member-${part}']`;
        const wanted = await style(page, `#utilities > .${part}`, properties);
        const plain = await style(page, `.as-it-comes ${slot}`, properties);
        for (const declaration of wanted) expect(plain).not.toContain(declaration);
        expect(await style(page, `.with-utilities ${slot}`, properties)).toEqual(wanted);
      }
    });
    expect(complaints).toEqual([]);
  });

  test("shadcn/ui's tokens are worn, light and with the class `dark`", async () => {
    const surface = ["background-color", "color", "border-top-color", "border-top-left-radius"];
    const complaints = await visitBuild(app.folder, async (page, url) => {
      await page.goto(url);
      const look = async () => {
        const list = await style(page, ".as-it-comes [data-slot='org-member-list']", surface);
        const footer = await style(page, ".as-it-comes [data-slot='org-member-footer']", ["color"]);
        expect(list).toEqual(await style(page, "#shadcn", surface));
        expect(footer).toEqual(await style(page, "#shadcn > p", ["color"]));
        const avatar = ".as-it-comes [data-slot='org-member-avatar']";
        return [...list, ...footer, ...(await style(page, avatar, ["background-color", "color"]))];
      };
      const light = await look();
      await page.evaluate(() => document.documentElement.classList.add("dark"));
      const dark = await look();
      expect(light.filter((declaration) => dark.includes(declaration))).toEqual([
        "border-top-left-radius: 10px",
      ]);
    });
    expect(complaints).toEqual([]);
  });
});

describe("an app of Vite's react-ts template, with the template's own stylesheet", () => {
  const app = consumer(["vite-app", "template-app"], { "create-vite": "9.3.0" });

  test("has rows as tall as anywhere, a list within the window, and a hovered row one can read", async () => {
    await app.run("npx", "vite", "build");
    const complaints = await visitBuild(app.folder, async (page, url) => {
      await page.goto(url);
      const row = page.locator("[data-slot='org-member-row'][data-index='2']");
      // The template's text is larger than a browser's own, and rows grow with it.
      const rem = await page.evaluate(() =>
        parseFloat(getComputedStyle(document.documentElement).fontSize),
      );
      expect((await row.boundingBox())!.height).toBe(3.5 * rem);
      const list = (await page.locator("[data-slot='org-member-list']").boundingBox())!;
      const window = page.viewportSize()!.height;
      expect(list.height).toBeLessThanOrEqual(0.6 * window + 2);

      const background = () => row.evaluate((element) => getComputedStyle(element).backgroundColor);
      const before = await background();
      await row.hover();
      const hovered = await background();
      expect(hovered).not.toBe(before);
      // The template's accent is a solid purple; the row takes a hint of its own text color.
      const alpha = Number(/\/ ([\d.]+)\)$/.exec(hovered)?.[1] ?? 1);
      expect(alpha).toBeLessThanOrEqual(0.1);
    });
    expect(complaints).toEqual([]);
  });
});
