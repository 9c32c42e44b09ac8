import { fileURLToPath } from "node:url";
import { storybookTest } from "@storybook/addon-vitest/vitest-plugin";
import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { chromiumLaunchOptions } from "./scripts/browsers/chromium.js";
import { otherEngines } from "./scripts/browsers/engines.js";
import { webdriver } from "./scripts/browsers/webdriver/provider.js";
import { sourceAliases } from "./scripts/source-aliases.js";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const testing = process.env.VITEST === "true";
const browserless = process.env.NO_BROWSER === "1";
const launchOptions = testing && !browserless ? chromiumLaunchOptions() : {};

const viewport = { width: 800, height: 900 };

// A new object each time: Vitest writes into it.
const browser = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  viewport,
  provider: playwright({ launchOptions }),
  instances: [{ browser: "chromium" as const }],
});

const inBrowser: TestProjectInlineConfiguration = {
  extends: true,
  optimizeDeps: {
    include: [
      "react-dom/client",
      "react-dom/server",
      "@testing-library/react",
      "axe-core",
      "fast-check",
    ],
  },
};

const inPage = {
  setupFiles: ["test/browser/setup.ts"],
  // A page has no environment of its own: how long the model tests run, and which cases they try.
  env: {
    SEQUENCES: process.env.SEQUENCES ?? "",
    REPLAY: process.env.REPLAY ?? "",
    SEED: process.env.SEED ?? "",
    MEMBERS: process.env.MEMBERS ?? "",
  },
};

const browserProjects: TestProjectInlineConfiguration[] = [
  {
    ...inBrowser,
    test: {
      ...inPage,
      name: "browser",
      include: ["test/browser/**/*.test.tsx"],
      browser: browser(),
    },
  },
  {
    extends: true,
    plugins: [storybookTest({ configDir: here("./.storybook") })],
    test: { name: "storybook", browser: browser() },
  },
];

// One after the other: what is drawn frame by frame wants a processor of its own.
for (const [index, { name, start }] of otherEngines().entries()) {
  if (!start) continue;
  browserProjects.push({
    ...inBrowser,
    test: {
      ...inPage,
      name,
      include: ["test/browser/*.test.tsx", "test/browser/model/BrowsedDirectory.model.test.tsx"],
      sequence: { groupOrder: index + 1 },
      browser: {
        ...browser(),
        provider: webdriver(name, start, viewport),
        instances: [{ browser: name }],
      },
    },
  });
}

export default defineConfig({
  plugins: [react()],
  // `REACT_VIRTUAL=react-virtual-newest`: the package pins an older version, for its size.
  resolve: {
    alias: [
      ...sourceAliases,
      ...(process.env.REACT_VIRTUAL
        ? [{ find: "@tanstack/react-virtual", replacement: process.env.REACT_VIRTUAL }]
        : []),
    ],
  },
  test: {
    reporters: ["default", "./scripts/summary-reporter.js"],
    // A busy machine is no failure.
    testTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: ["test/package/**"],
          environment: "node",
        },
      },
      {
        extends: true,
        test: {
          name: "hooks",
          include: ["test/hooks/**/*.test.tsx"],
          environment: "happy-dom",
          setupFiles: ["test/hooks/setup.ts"],
        },
      },
      {
        extends: true,
        // Packs, installs and builds consumers: minutes on a cold npm cache. `CONSUMER=next` for Next.
        test: {
          name: "package",
          include: [`test/package/${process.env.CONSUMER ?? "vite"}.test.ts`],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      ...(browserless ? [] : browserProjects),
    ],
  },
});
