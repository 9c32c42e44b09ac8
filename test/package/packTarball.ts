import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./run.js";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** The path of what `npm publish` would upload, built and packed into a new temporary folder. */
export async function packTarball(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "convex-org-members-pack-"));
  await run(repository, "npm", "pack", "--pack-destination", folder);
  const [tarball] = await readdir(folder);
  if (!tarball) throw new Error("`npm pack` left no tarball.");
  return join(folder, tarball);
}
