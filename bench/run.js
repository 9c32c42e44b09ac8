// npm run bench [-- --quick] [--package=<tarball>] [--candidate=<tarball>] [--list=<contender>,…] [--directory]
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { preview } from "vite";
import { launch } from "./browser.js";
import { buildPages } from "./build.js";
import { install, pack } from "./install.js";
import { measureDirectory, SIZES as DIRECTORY_SIZES } from "./directory/measure.js";
import { reportDirectory } from "./directory/report.js";
import { CONTENDERS, measureList, SIZES } from "./list/measure.js";
import { reportList } from "./list/report.js";
import { measureSizes } from "./list/sizes.js";
import { loadTypeScript } from "../scripts/load-typescript.js";
import { measureState, MEMBERS, PLANS } from "./state/measure.js";
import { reportState } from "./state/report.js";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    package: { type: "string" },
    candidate: { type: "string" },
    list: { type: "string" },
    directory: { type: "boolean", default: false },
  },
});

/** @type {Record<string, string>} */
const labels = { ...CONTENDERS };
const only = options.list?.split(",") ?? Object.keys(labels);
for (const name in labels) if (!["handWritten", ...only].includes(name)) delete labels[name];
const tarballs = { "convex-org-members": options.package ?? pack() };
if (options.candidate) {
  Object.assign(tarballs, { "convex-org-members-candidate": options.candidate });
  for (const name of ["ours", "oursAsShipped"]) labels[`${name}@candidate`] = `candidate: ${name}`;
}
install(tarballs);
await buildPages("list", "list", "convex-org-members");
await buildPages("state", "state", "convex-org-members");
await buildPages("directory", "directory", "convex-org-members");
if (options.candidate) await buildPages("list", "candidate", "convex-org-members-candidate");

const web = await preview({
  root: here("."),
  configFile: false,
  logLevel: "warn",
  preview: { port: 0, host: "127.0.0.1" },
});
const origin = web.resolvedUrls?.local[0];
const browser = await launch();

const rounds = options.quick ? 2 : 5;
const isWhole = !options.candidate && !options.list && !options.directory;
const report = options.directory ? [] : [await list()];
if (isWhole) report.push(await state());
const ofDirectory = isWhole || options.directory ? [await directory()] : [];
const heading = conditions();
await browser.close();
await web.close();

console.log([heading, ...report, ...ofDirectory].join("\n"));
if (!options.quick) {
  if (isWhole) write("RESULTS.md", "# Results of `npm run bench`\n", report);
  if (ofDirectory.length > 0) {
    write("DIRECTORY.md", "# Results of `npm run bench -- --directory`\n", ofDirectory);
  }
}

/**
 * @param {string} file
 * @param {string} title
 * @param {string[]} parts
 */
function write(file, title, parts) {
  writeFileSync(here(file), [title, heading, ...parts].join("\n"));
}

async function list() {
  const samples = await measureList(browser, {
    contenders: Object.keys(labels),
    sizes: options.quick ? [10_000] : SIZES,
    rounds,
    urlOf(contender, count) {
      const [name, folder = "list"] = contender.split("@");
      return `${origin}${folder}/?contender=${name}&count=${count}`;
    },
  });
  return reportList(samples, await measureSizes(here(".")), labels);
}

async function state() {
  const { module, close } = await loadTypeScript("/bench/state/server.ts");
  const server = await module.startServer(MEMBERS);
  const signedIn = `deployment=${encodeURIComponent(server.url)}&token=${await server.token()}`;
  const samples = await measureState(browser, server, {
    plans: options.quick ? PLANS.slice(0, 2) : PLANS,
    rounds,
    urlOf: (contender, pageSize) =>
      `${origin}state/?contender=${contender}&pageSize=${pageSize}&${signedIn}`,
  });
  await server.close();
  await close();
  return reportState(samples);
}

async function directory() {
  const { module, close } = await loadTypeScript("/bench/directory/server.ts");
  const samples = await measureDirectory(browser, {
    startServer: module.startServer,
    sizes: options.quick ? DIRECTORY_SIZES.slice(0, 2) : DIRECTORY_SIZES,
    // A visit takes twenty seconds, and most of what it tells is counted.
    rounds: 2,
    urlOf: (contender, _count, deployment) =>
      `${origin}directory/?contender=${contender}&${deployment}`,
    handWrittenUrl: (count) => `${origin}list/?contender=handWritten&count=${count}`,
  });
  await close();
  return reportDirectory(samples);
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
