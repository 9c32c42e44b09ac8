import { cp, mkdtemp, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** What is made here, and what npm and git keep. */
const made = /^(node_modules|dist.*|storybook-static|bench|\..*)$/;

/**
 * The path of what `npm publish` would upload, in a new temporary folder. It is built and packed in a
 * copy of the repository: other tests, and whoever works beside them, keep the build they have.
 */
export async function packTarball(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "convex-org-members-pack-"));
  const copy = join(folder, "repository");
  await cp(repository, copy, {
    recursive: true,
    filter: (path) => !made.test(relative(repository, path)),
  });
  await symlink(join(repository, "node_modules"), join(copy, "node_modules"), "junction");
  await run(copy, "npm", "pack", "--pack-destination", folder);
  await rm(copy, { recursive: true });
  const [tarball] = await readdir(folder);
  if (!tarball) throw new Error("`npm pack` left no tarball.");
  return join(folder, tarball);
}
