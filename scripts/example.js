// example/ on the sources of this repository: no build, no install of its own.
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { sourceAliases } from "./source-aliases.js";

const root = new URL("../", import.meta.url);
const stylesheet = {
  find: "convex-org-members/styles.css",
  replacement: fileURLToPath(new URL("src/styles.css", root)),
};

const server = await createServer({
  root: fileURLToPath(new URL("example", root)),
  resolve: { alias: [...sourceAliases, stylesheet] },
});
await server.listen();
server.printUrls();
