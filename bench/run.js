// npm run bench [-- --quick] [--package=<tarball>] [--candidate=<tarball>]
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { preview } from "vite";
import { launch } from "./browser.js";
import { buildPages } from "./build.js";
import { install, pack } from "./install.js";
import { CONTENDERS, measureList, SIZES } from "./list/measure.js";
import { reportList } from "./list/report.js";
import { measureSizes } from "./list/sizes.js";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    package: { type: "string" },
    candidate: { type: "string" },
  },
});

/** @type {Record<string, string>} */
const labels = { ...CONTENDERS };
const tarballs = { "convex-org-members": options.package ?? pack() };
if (options.candidate) {
  Object.assign(tarballs, { "convex-org-members-candidate": options.candidate });
  for (const name of ["ours", "oursAsShipped"]) labels[`${name}@candidate`] = `candidate: ${name}`;
}
install(tarballs);
await buildPages("list", "current", "convex-org-members");
if (options.candidate) await buildPages("list", "candidate", "convex-org-members-candidate");

const server = await preview({
  root: here("."),
  configFile: false,
  logLevel: "warn",
  preview: { port: 0, host: "127.0.0.1" },
});
const origin = server.resolvedUrls?.local[0];
const browser = await launch();
try {
  const urlOf = (/** @type {string} */ contender, /** @type {number} */ count) => {
    const [name, folder = "current"] = contender.split("@");
    return `${origin}${folder}/?contender=${name}&count=${count}`;
  };
  const samples = await measureList(browser, urlOf, {
    contenders: Object.keys(labels),
    sizes: options.quick ? [10_000] : SIZES,
    rounds: options.quick ? 2 : 5,
  });
  const report = `${conditions()}\n${reportList(samples, await measureSizes(here(".")), labels)}`;
  console.log(report);
  if (!options.quick && !options.candidate) {
    writeFileSync(here("RESULTS.md"), `# Results of \`npm run bench\`\n\n${report}`);
  }
} finally {
  await browser.close();
  await server.close();
}

function conditions() {
  const readJson = (/** @type {string} */ path) => JSON.parse(readFileSync(here(path), "utf8"));
  const versions = (/** @type {Record<string, string>} */ dependencies) =>
    Object.entries(dependencies)
      .map(([name, version]) => `${name} ${version}`)
      .join(", ");
  const ours = readJson("node_modules/convex-org-members/package.json");
  return `${new Date().toISOString().slice(0, 10)}; Chromium ${browser.version}; Node ${process.version}; ${cpus().length} × ${cpus()[0].model.trim()}.

convex-org-members ${ours.version} with ${versions(ours.dependencies)}; beside it ${versions(readJson("package.json").dependencies)}.
`;
}
