// Writes api/*.md: what each entry declares, without prose. Whoever changes it sees so in the diff.
//   npm run api              writes them
//   npm run api -- --check   fails where a committed one is out of date
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

/** @type {{ exports: Record<string, string | { types: string }> }} */
const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
const check = process.argv[2] === "--check";

const folder = mkdtempSync(join(tmpdir(), "api-"));
const options = ["--emitDeclarationOnly", "--declarationMap", "false", "--removeComments"];
execFileSync("npx", ["tsc", "-p", "tsconfig.build.json", "--outDir", folder, ...options], {
  stdio: "inherit",
  shell: process.platform === "win32",
});

const outdated = [];
mkdirSync("api", { recursive: true });
for (const [entry, target] of Object.entries(exports)) {
  if (typeof target === "string" || target.types.endsWith(".css.d.ts")) continue;
  // `/testing` is experimental: it promises nothing yet.
  const declarations = join(folder, target.types.replace("./dist/", ""));
  if (!existsSync(declarations)) continue;
  const file = `api/${entry === "." ? "index" : entry.slice(2).replaceAll("/", "-")}.md`;
  const report = reportOf(entry, declarations);
  if (check && (!existsSync(file) || readFileSync(file, "utf8") !== report)) outdated.push(file);
  if (!check) writeFileSync(file, report);
}
rmSync(folder, { recursive: true });

if (outdated.length > 0) {
  console.error(`The public API is another than ${outdated.join(", ")} says.`);
  console.error("Run `npm run api`, read the difference, and commit it.");
  process.exit(1);
}

/**
 * The declarations that an entry reaches, file by file.
 *
 * @param {string} entry
 * @param {string} declarations the path of its own
 */
function reportOf(entry, declarations) {
  const reached = new Set([declarations]);
  for (const file of reached) {
    for (const [, path] of readFileSync(file, "utf8").matchAll(/"(\.\.?\/[^"]+)\.js"/g)) {
      reached.add(join(dirname(file), `${path}.d.ts`));
    }
  }
  const [own = "", ...others] = reached;
  const parts = [own, ...others.toSorted()].map((file) => {
    const name = relative(folder, file).replaceAll("\\", "/");
    return `## ${name}\n\n\`\`\`ts\n${readFileSync(file, "utf8").trim()}\n\`\`\`\n`;
  });
  const title = `# convex-org-members${entry.slice(1)}\n\nWritten by \`npm run api\`.\n`;
  return [title, ...parts].join("\n");
}
