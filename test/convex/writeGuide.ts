import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect } from "vitest";

/** A guide's code blocks: a small app, one file each. */
function filesOf(guide: string): [path: string, code: string][] {
  const text = readFileSync(guide, "utf8");
  return [...text.matchAll(/^( *)```tsx?\n([\s\S]*?)^\1```/gm)].map(([, indent, block]) => {
    const code = block!.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    const path = /^\/\/ (\S+\.tsx?)\n/.exec(code)?.[1];
    expect(path, `${guide}: its first line should name the file of\n${code}`).toBeDefined();
    return [path!, code];
  });
}

const server = `import { queryGeneric, type DataModelFromSchemaDefinition, type QueryBuilder } from "convex/server";
import type schema from "../schema";
export const query: QueryBuilder<DataModelFromSchemaDefinition<typeof schema>, "public"> = queryGeneric;
`;

const api = `import { anyApi, type ApiFromModules } from "convex/server";
import type * as queries from "../users/queries";
export const api: ApiFromModules<{ "users/queries": typeof queries }> = anyApi as never;
`;

export function write(path: string, content: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Writes the app that a guide's code makes, over the least that an app has. */
export function writeGuide(folder: string, guide: string): void {
  cpSync("test/package/next-app/convex", `${folder}/convex`, { recursive: true });
  write(`${folder}/convex/_generated/server.ts`, server);
  write(`${folder}/convex/_generated/api.ts`, api);
  for (const [path, code] of filesOf(guide)) write(`${folder}/${path}`, code);
}
