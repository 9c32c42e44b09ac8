import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };

const written = Object.keys(import.meta.glob(["/**/*.md", "!**/node_modules/**"])).map((path) =>
  path.slice(1),
);

const listing = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
  encoding: "utf8",
  shell: process.platform === "win32",
});
const [tarball] = JSON.parse(listing) as [{ files: { path: string }[] }];
const packed = new Set(tarball.files.map(({ path }) => path));

/** Where this repository is read by those who have the package alone. */
const home = `${packageJson.homepage.replace(/#.*/, "")}/blob/main/`;

interface Link {
  /** From the repository's root. */
  readonly path: string;
  /** Without `#`. */
  readonly anchor: string | undefined;
  readonly isRelative: boolean;
  readonly text: string;
}

/** The links of a page into this repository. */
function linksOf(page: string): Link[] {
  const text = readFileSync(page, "utf8").replaceAll(/^( *)```[\s\S]*?^\1```/gm, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([link, target]) => {
    const isRelative = !/^[a-z]+:/.test(target!);
    if (!isRelative && !target!.startsWith(home)) return [];
    const [path, anchor] = target!.replace(home, "").split("#");
    const from = isRelative ? posix.dirname(page) : "";
    return [{ path: path ? posix.join(from, path) : page, anchor, isRelative, text: link }];
  });
}

/** The anchors that GitHub and npm give the headings of a page. */
const anchorsOf = (page: string) =>
  [...readFileSync(page, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

test.each(written)("%s: each link into this repository finds its page and heading", (page) => {
  const broken = linksOf(page).filter(
    ({ path, anchor }) =>
      !existsSync(path) || (anchor && path.endsWith(".md") && !anchorsOf(path).includes(anchor)),
  );
  expect(broken.map(({ text }) => text)).toEqual([]);
});

// The README's own are resolved against the repository, by npm as by GitHub.
const published = written.filter((page) => packed.has(page) && page !== "README.md");

test("the guides are published", () => {
  expect(published).toEqual(expect.arrayContaining(["docs/workos.md", "docs/testing.md"]));
});

test.each(published)(
  "%s: what it links to is published beside it, or linked by address",
  (page) => {
    const missing = linksOf(page).filter(({ path, isRelative }) => isRelative && !packed.has(path));
    expect(missing.map(({ text }) => text)).toEqual([]);
  },
);
