import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { write, writeGuide } from "./writeGuide.js";

const folder = ".cache/guides";

const guides = [
  "README.md",
  "docs/auth0.md",
  "docs/better-auth.md",
  "docs/changing-the-index.md",
  "docs/clerk.md",
  "docs/convex-auth.md",
  "docs/customizing.md",
  "docs/directory.md",
  "docs/http.md",
  "docs/nextjs.md",
  "docs/sign-in.md",
  "docs/testing.md",
  "docs/workos.md",
  "docs/your-own-tables.md",
];

// Tables that a guide speaks of without showing their definition.
const otherTables = `
  sessions: defineTable({ subject: v.string(), orgId: v.string(), suspended: v.boolean() }).index("by_subject", ["subject"]),
  persons: defineTable({ name: v.string(), photo: v.optional(v.string()) }),
  memberships: defineTable({
    personId: v.id("persons"), subject: v.string(), orgId: v.string(), isActive: v.boolean(),
    role: v.union(v.literal("admin"), v.literal("member")),
  }).index("by_subject", ["subject"]).index("by_org_and_active", ["orgId", "isActive"]),
  users: orgMemberTables.users,
});`;

// What the guides use of packages that are not installed here: authkit-nextjs 4.3, Clerk's backend 3.25,
// Convex Auth 0.0.95.
const packages = `declare module "@clerk/backend/webhooks" {
  type Event<Type extends string, Data> = { type: Type; timestamp: number; data: Data };
  export function verifyWebhook(request: Request): Promise<
    | Event<"user.created" | "user.updated", { id: string }>
    | Event<
        "organizationMembership.created" | "organizationMembership.updated" | "organizationMembership.deleted",
        {
          organization: { id: string };
          public_user_data: {
            user_id: string; first_name: string | null; last_name: string | null; image_url: string;
          };
        }
      >
  >;
}
declare module "@convex-dev/auth/server" {
  import { defineTable } from "convex/server";
  import { v, type VObject, type VOptional, type VString, type VFloat64, type VBoolean } from "convex/values";
  export const authTables: {
    users: import("convex/server").TableDefinition<VObject<
      { name?: string; image?: string; email?: string; phone?: string },
      {
        name: VOptional<VString>; image: VOptional<VString>;
        email: VOptional<VString>; phone: VOptional<VString>;
      }
    >>;
    // As published: "| undefined" is written out, whatever the app's own compiler would make of it.
    authAccounts: import("convex/server").TableDefinition<VObject<
      { provider: string; secret?: string | undefined },
      { provider: VString; secret: VOptional<VString> }
    >>;
  };
}
declare module "@workos-inc/authkit-nextjs" {
  export interface UserInfo { user: { id: string }; organizationId?: string; accessToken: string }
  export interface NoUserInfo { user: null; organizationId?: undefined; accessToken?: undefined }
  export function authkitProxy(options?: {
    middlewareAuth?: { enabled: boolean; unauthenticatedPaths: string[] };
  }): (request: Request) => Promise<Response>;
  export function handleAuth(): (request: Request) => Promise<Response>;
  export function withAuth(options: { ensureSignedIn: true }): Promise<UserInfo>;
}
declare module "@workos-inc/authkit-nextjs/components" {
  import type { NoUserInfo, UserInfo } from "@workos-inc/authkit-nextjs";
  export function AuthKitProvider(props: {
    initialAuth?: Omit<UserInfo | NoUserInfo, "accessToken">;
    children: import("react").ReactNode;
  }): import("react").ReactNode;
  export function useAuth(options?: { ensureSignedIn?: boolean }): {
    loading: boolean;
    user: { id: string } | null;
    organizationId: string | undefined;
    refreshAuth: (options?: { organizationId?: string }) => Promise<void | { error: string }>;
  };
  export function useAccessToken(): {
    getAccessToken: () => Promise<string | undefined>;
    refresh: () => Promise<string | undefined>;
  };
}
`;

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const guide of guides) {
    writeGuide(`${folder}/${guide}`, guide);
    // As Convex generates it: declarations, in which compilers are told to skip what does not fit.
    const server = `${folder}/${guide}/convex/_generated/server`;
    const declared = readFileSync(`${server}.ts`, "utf8")
      .replaceAll("export const", "export declare const")
      .replaceAll(/ = \w+Generic;/g, ";");
    write(`${server}.d.ts`, declared);
    rmSync(`${server}.ts`);
  }
  const ownTables = `${folder}/docs/your-own-tables.md/convex/schema.ts`;
  const shown = readFileSync(ownTables, "utf8").replace(/\n\}\);\n$/, otherTables);
  write(ownTables, `import { orgMemberTables } from "convex-org-members/server";\n${shown}`);
  write(`${folder}/packages.d.ts`, packages);
});

test("the code of the guides compiles as it stands", () => {
  expect(complaintsOf("typescript", folder, {})).toBe("");
}, 60_000);

describe("with every compiler that is supported, at its strictest", () => {
  const declarations = ".cache/declarations";
  const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as {
    exports: Record<string, { types?: string }>;
  };
  // Each entry where an app's compiler finds it: its published declarations, not its source.
  const paths = Object.fromEntries(
    Object.entries(exports).flatMap(([entry, { types }]) =>
      types
        ? [
            [
              `convex-org-members${entry.slice(1)}`,
              [types.replace("dist", `../../${declarations}`)],
            ],
          ]
        : [],
    ),
  );

  beforeAll(() => {
    rmSync(declarations, { recursive: true, force: true });
    const emit = ["--emitDeclarationOnly", "--declarationMap", "false", "--outDir"];
    tsc("typescript", "tsconfig.build.json", ...emit, declarations);
    tsc("typescript", "embedded/tsconfig.build.json", ...emit, `${declarations}/testing`);
    for (const sheet of ["styles", "directory"]) {
      write(`${declarations}/${sheet}.css.d.ts`, "export {};");
    }
    for (const file of ["app.ts", "adoption.ts", "tables.ts"]) {
      const source = readFileSync(`test/types/${file}`, "utf8")
        .replace("../../src/server/directory/index.js", "convex-org-members/directory/server")
        .replace("../../src/server/index.js", "convex-org-members/server")
        .replace("../../src/workos/index.js", "convex-org-members/workos");
      write(`${folder}/types/${file}`, source);
    }
  }, 60_000);

  test.each(["typescript-5.4", "typescript-5.9", "typescript"])(
    "%s takes the guides, and an app's own tables",
    (compiler) => {
      const options = { exactOptionalPropertyTypes: true, paths };
      expect(complaintsOf(compiler, folder, options)).toBe("");
    },
    120_000,
  );
});

function complaintsOf(compiler: string, project: string, compilerOptions: object): string {
  write(
    `${project}/tsconfig.json`,
    JSON.stringify({
      extends: "../../tsconfig.json",
      compilerOptions,
      include: ["**/*.ts", "**/*.tsx"],
    }),
  );
  try {
    tsc(compiler, project, "--pretty", "false");
    return "";
  } catch (failed) {
    return String((failed as { stdout: Buffer }).stdout);
  }
}

// By its own path: which version `tsc` alone would be is up to the order of installation.
function tsc(compiler: string, project: string, ...options: string[]) {
  execFileSync(process.execPath, [`node_modules/${compiler}/bin/tsc`, "-p", project, ...options]);
}
