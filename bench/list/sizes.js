import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const ENTRIES = {
  ours: `export { MemberList } from "convex-org-members"`,
  oursAsShipped: `export { OrgMemberList } from "convex-org-members"`,
  reactVirtual: `export { useVirtualizer } from "@tanstack/react-virtual"`,
  reactWindow: `export { List } from "react-window"`,
  virtuoso: `export { Virtuoso } from "react-virtuoso"`,
  virtua: `export { VList } from "virtua"`,
};

/**
 * Bytes that each adds to an app which has React and Convex: minified, tree-shaken, gzipped.
 *
 * @param {string} folder whose node_modules they are in
 * @returns {Promise<Record<string, number>>}
 */
export async function measureSizes(folder) {
  const sizes = await Promise.all(
    Object.entries(ENTRIES).map(async ([contender, contents]) => {
      const { outputFiles } = await build({
        stdin: { contents, resolveDir: folder },
        bundle: true,
        minify: true,
        format: "esm",
        target: "es2022",
        external: ["react", "react-dom", "convex"],
        define: { "process.env.NODE_ENV": '"production"' },
        write: false,
        logLevel: "error",
      });
      return [contender, gzipSync(outputFiles[0].contents, { level: 9 }).length];
    }),
  );
  return Object.fromEntries(sizes);
}
