import { fileURLToPath } from "node:url";
import { build } from "vite";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds pages for production, into `dist/<folder>`.
 *
 * @param {string} pages folder of their index.html
 * @param {string} folder
 * @param {string} ours name of the installed package to measure as ours
 */
export async function buildPages(pages, folder, ours) {
  await build({
    root: here(pages),
    configFile: false,
    base: "./",
    logLevel: "error",
    resolve: {
      alias: { "convex-org-members": ours },
      dedupe: ["react", "react-dom", "convex"],
    },
    build: {
      outDir: here(`dist/${folder}`),
      emptyOutDir: true,
      target: "esnext",
      chunkSizeWarningLimit: Infinity,
    },
  });
}
