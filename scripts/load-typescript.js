// Node 20 does not run TypeScript, and the deployment's modules are found by Vite's import.meta.glob.
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { sourceAliases } from "./source-aliases.js";

/**
 * Loads a module of the repository. `close` ends Vite; what is loaded goes on, but loads no more.
 *
 * @param {string} path from the repository's root, such as "/embedded/serve/main.ts"
 */
export async function loadTypeScript(path) {
  const vite = await createServer({
    configFile: false,
    root: fileURLToPath(new URL("..", import.meta.url)),
    appType: "custom",
    logLevel: "error",
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
    resolve: { alias: sourceAliases },
    optimizeDeps: { noDiscovery: true },
  });
  return { module: await vite.ssrLoadModule(path), close: () => vite.close() };
}
