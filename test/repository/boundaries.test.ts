import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const RULE = "typescript/no-restricted-imports";

const frontDoors = {
  refused: ["../../embedded/deployment/db/x.js", "../../embedded/deployment/createX.js"],
  taken: ["../../embedded/deployment/index.js", "../../embedded/deployment/host.js"],
};

/** For each folder that has a rule: an import of each kind that it refuses, and some that it takes. */
const folders: Record<string, { refused: string[]; taken: string[] }> = {
  "src/server": {
    refused: ["react", "convex/react", "node:fs", "../core/words/nameKey.js", "../hooks/x.js"],
    taken: ["convex/server", "./admit.js"],
  },
  "src/server/directory": {
    refused: [
      "react",
      "convex/react",
      "node:fs",
      "../../hooks/x.js",
      "../../components/x.js",
      "../../directory/x.js",
      "../../workos/x.js",
      "../../core/x.js",
      "../../core/browse/x.js",
      "../../core/session/x.js",
      "../../core/viewport/x.js",
    ],
    taken: ["convex/server", "../admit.js", "./place.js", "../../core/words/nameKey.js"],
  },
  "src/workos": {
    refused: [
      "react",
      "convex/react",
      "@workos-inc/node",
      "node:fs",
      "../core/words/nameKey.js",
      "../hooks/x.js",
      "../components/x.js",
      "./react/x.js",
    ],
    taken: ["convex/server", "../server/tableOf.js", "./sync/x.js"],
  },
  "src/workos/react": {
    refused: ["../sync/x.js", "../../server/x.js", "../../hooks/x.js", "../../components/x.js"],
    taken: ["react", "convex/react", "../../core/session/retryDelay.js", "./x.js"],
  },
  "src/core": {
    refused: [
      "react",
      "convex/react",
      "../hooks/x.js",
      "../components/x.js",
      "../directory/x.js",
      "../server/x.js",
      "../workos/x.js",
      "../../embedded/x.js",
    ],
    taken: ["convex/values", "./member.js"],
  },
  "src/core/browse": {
    refused: ["react", "../../hooks/x.js", "../../directory/x.js", "../../server/directory/x.js"],
    taken: ["../words/nameSection.js", "../session/reconcile.js", "../member.js", "./page.js"],
  },
  "src/core/session": {
    refused: ["react", "../viewport/x.js", "../browse/x.js", "../words/x.js", "../../hooks/x.js"],
    taken: ["convex/values", "../UsageError.js", "./session.js"],
  },
  "src/core/viewport": {
    refused: ["react", "../session/x.js", "../browse/x.js", "../words/x.js", "../../server/x.js"],
    taken: ["../member.js", "./viewport.js"],
  },
  "src/core/words": {
    refused: ["react", "../session/x.js", "../browse/x.js", "../viewport/x.js", "../../hooks/x.js"],
    taken: ["./nameKey.js"],
  },
  "src/hooks": {
    refused: [
      "../server/x.js",
      "../components/x.js",
      "../directory/x.js",
      "../workos/x.js",
      "../../embedded/x.js",
    ],
    taken: ["react", "convex/react", "../core/member.js", "./x.js"],
  },
  "src/components": {
    refused: ["../server/x.js", "../directory/x.js", "../workos/x.js", "../../embedded/x.js"],
    taken: ["react", "../hooks/x.js", "../core/member.js"],
  },
  "src/directory": {
    refused: ["../server/directory/x.js", "../workos/x.js", "../../embedded/x.js"],
    taken: ["react", "../components/x.js", "../hooks/x.js", "../core/browse/place.js"],
  },
  "src/directory/searchable": {
    refused: ["../sectioned/x.js", "../rail/x.js", "../../server/x.js", "../../workos/x.js"],
    taken: ["react", "../DirectoryView.js", "../../components/x.js", "./x.js"],
  },
  "src/directory/sectioned": {
    refused: ["../searchable/x.js", "../../server/x.js", "../../workos/x.js"],
    taken: ["react", "../rail/x.js", "../DirectoryView.js", "../../core/browse/place.js", "./x.js"],
  },
  "src/directory/rail": {
    refused: ["../searchable/x.js", "../sectioned/x.js", "../../server/x.js"],
    taken: ["react", "../../hooks/x.js", "../../core/browse/section.js", "./x.js"],
  },
  "embedded/serve": frontDoors,
  "test/convex": frontDoors,
  "stories/embedded": frontDoors,
  "bench/list": frontDoors,
  "scripts/browsers": frontDoors,
};

// oxlint passes over a pattern that it cannot read, such as one with a lookahead, and says nothing.
test("lint refuses each import that a folder may not have, and no other", async () => {
  const config = JSON.parse(await readFile(fromRoot(".oxlintrc.json"), "utf8")) as {
    overrides: { files: string[]; rules: Record<string, unknown> }[];
  };
  const overrides = config.overrides.filter(({ rules }) => RULE in rules);
  const withoutCase = overrides
    .flatMap(({ files }) => files.map((glob) => glob.replace("/**", "")))
    .filter((prefix) => !Object.keys(folders).some((folder) => folder.startsWith(prefix)));
  expect(withoutCase, "folders that have a rule, and no case in this test").toEqual([]);

  const directory = await mkdtemp(join(tmpdir(), "boundaries-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await writeFile(
    join(directory, ".oxlintrc.json"),
    JSON.stringify({ plugins: ["typescript"], categories: { correctness: "off" }, overrides }),
  );
  for (const [folder, { refused, taken }] of Object.entries(folders)) {
    const file = join(directory, folder, FIXTURE);
    await mkdir(dirname(file), { recursive: true });
    const imports = [...refused, ...taken].map((from, at) => `import { x${at} } from "${from}";`);
    await writeFile(file, imports.join("\n"));
  }

  const refused = Object.entries(folders).map(([folder, each]) => [
    `${folder}/${FIXTURE}`,
    each.refused,
  ]);
  expect(await refusedImports(directory)).toEqual(Object.fromEntries(refused));
});

const FIXTURE = "fixture.ts";

const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

interface Report {
  diagnostics: { filename: string; message: string; labels: { span: { offset: number } }[] }[];
}

/** The imports that oxlint reports in a directory, by file, in the order of the file. */
async function refusedImports(directory: string): Promise<Record<string, string[]>> {
  const oxlint = fromRoot("node_modules/oxlint/bin/oxlint");
  const output = await new Promise<string>((resolve, reject) => {
    execFile(
      process.execPath,
      [oxlint, "--format=json"],
      { cwd: directory, maxBuffer: 2 ** 24 },
      // It exits with 1 where it has found something.
      (error, stdout) => (error && error.code !== 1 ? reject(error) : resolve(stdout)),
    );
  });
  const found: Record<string, string[]> = {};
  const { diagnostics } = JSON.parse(output) as Report;
  const offset = ({ labels }: Report["diagnostics"][number]) => labels[0]!.span.offset;
  for (const { filename, message } of diagnostics.toSorted((a, b) => offset(a) - offset(b))) {
    (found[filename.replaceAll("\\", "/")] ??= []).push(/^'([^']+)'/.exec(message)?.[1] ?? message);
  }
  return found;
}
