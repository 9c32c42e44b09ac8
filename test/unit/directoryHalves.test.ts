import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Rolldown } from "vite";
import { expect, onTestFinished, test } from "vitest";

const SRC = fileURLToPath(new URL("../../src", import.meta.url));

/** The files of `src` of which something is in the bundle of an app that imports one name. */
async function bundleOf(name: string): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "bundle-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const entry = join(folder, "entry.ts");
  const from = JSON.stringify(join(SRC, "directory/index.ts"));
  await writeFile(entry, `export { ${name} } from ${from};`);
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      lib: { entry, formats: ["es"] },
      rolldownOptions: { external: /^(react|react-dom|convex|@radix-ui|@tanstack)(\/|$)/ },
    },
  });
  const [{ output }] = [built].flat() as [Rolldown.RolldownOutput];
  return Object.entries(output[0].modules)
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([file]) => relative(SRC, file).replaceAll("\\", "/"));
}

/** The pages around the view, the headings and the rail. */
const ofSections = (file: string) =>
  /^core\/(browse\/|viewport\/sectioned)|^directory\/(sectioned|rail)\//.test(file);

/** The list of a query, and the choice between a search in the page and one on the server. */
const ofQuery = (file: string) => file.startsWith("directory/searchable/");

test("who imports only the list of a query pays nothing for sections", async () => {
  const files = await bundleOf("SearchableOrgMemberList");
  expect(files.filter(ofQuery)).toHaveLength(4);
  expect(files.filter(ofSections)).toEqual([]);
});

test("who imports only the list from A to Z pays nothing for the search in the page", async () => {
  const files = await bundleOf("SectionedOrgMemberList");
  expect(files.filter(ofSections).length).toBeGreaterThan(15);
  expect(files.filter(ofQuery)).toEqual([]);
});

test("who imports only the hooks pays for no component", async () => {
  const files = await bundleOf("useOrgMemberSearch, useOrgMemberCount");
  expect(files).toContain("directory/useOrgMemberSearch.ts");
  expect(files.filter((file) => file.endsWith(".tsx"))).toEqual([]);
});
