import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

const server = `import {
  httpActionGeneric, internalActionGeneric, internalMutationGeneric, internalQueryGeneric,
  queryGeneric, type ActionBuilder, type DataModelFromSchemaDefinition, type GenericMutationCtx,
  type HttpActionBuilder, type MutationBuilder, type QueryBuilder,
} from "convex/server";
import type schema from "../schema";
type DataModel = DataModelFromSchemaDefinition<typeof schema>;
export type MutationCtx = GenericMutationCtx<DataModel>;
export const query: QueryBuilder<DataModel, "public"> = queryGeneric;
export const internalAction: ActionBuilder<DataModel, "internal"> = internalActionGeneric;
export const internalQuery: QueryBuilder<DataModel, "internal"> = internalQueryGeneric;
export const internalMutation: MutationBuilder<DataModel, "internal"> = internalMutationGeneric;
export const httpAction: HttpActionBuilder = httpActionGeneric;
`;

const api = `import { anyApi, type ApiFromModules } from "convex/server";
import type * as queries from "../users/queries";
export const api: ApiFromModules<{ "users/queries": typeof queries }> = anyApi as never;
`;

/** Of an app with a function that only the deployment itself calls. */
const internalApi = `import type * as members from "../members";
export const internal: ApiFromModules<{ members: typeof members }> = anyApi as never;
`;

/** Of the app that has a directory. */
const directoryApi = `import { anyApi, type ApiFromModules } from "convex/server";
import type * as directory from "../users/directory";
import type * as queries from "../users/queries";
export const api: ApiFromModules<{
  "users/queries": typeof queries;
  "users/directory": typeof directory;
}> = anyApi as never;
export const internal: ApiFromModules<{ "users/directory": typeof directory }> = anyApi as never;
`;

/** What the pages of sign-in providers stand on. */
const signIn = "docs/sign-in.md";
const onSignIn = ["docs/auth0.md", "docs/better-auth.md", "docs/clerk.md"];

/** `convex/auth.ts`, by what is used of it: Better Auth's guide has it. */
const betterAuth = `export const authComponent = {
  getAnyUserById: async (_ctx: object, _id: string): Promise<{ name: string; image?: string | null } | null> => null,
};
`;

export function write(path: string, content: string) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** Writes the app that a guide's code makes, over the least that an app has. */
export function writeGuide(folder: string, guide: string): void {
  cpSync("test/package/next-app/convex", `${folder}/convex`, { recursive: true });
  // An app has a directory only where its guide makes one.
  rmSync(`${folder}/convex/users/directory.ts`);
  write(`${folder}/convex/_generated/server.ts`, server);
  write(`${folder}/convex/_generated/api.ts`, api);
  const isOnSignIn = onSignIn.includes(guide);
  if (isOnSignIn || guide === signIn)
    write(`${folder}/convex/_generated/api.ts`, api + internalApi);
  if (guide === "docs/directory.md") {
    write(`${folder}/convex/_generated/api.ts`, directoryApi);
  }
  if (guide === "docs/better-auth.md") write(`${folder}/convex/auth.ts`, betterAuth);
  // One page takes the files of the other for granted.
  const others = isOnSignIn ? [signIn] : guide === signIn ? ["docs/clerk.md"] : [];
  for (const page of [...others, guide]) {
    for (const [path, code] of filesOf(page)) write(`${folder}/${path}`, code);
  }
  // Better Auth runs in the deployment itself, without a webhook.
  if (guide === "docs/better-auth.md") rmSync(`${folder}/convex/http.ts`);
}
