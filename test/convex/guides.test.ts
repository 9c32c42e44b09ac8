import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { write, writeGuide } from "./writeGuide.js";

const folder = ".cache/guides";

const guides = [
  "README.md",
  "docs/changing-the-index.md",
  "docs/customizing.md",
  "docs/http.md",
  "docs/nextjs.md",
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

// What the guides use of packages that are not installed here: authkit-nextjs 4.3.
const packages = `declare module "@workos-inc/authkit-nextjs" {
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

test("the code of the guides compiles as it stands", () => {
  rmSync(folder, { recursive: true, force: true });
  for (const guide of guides) writeGuide(`${folder}/${guide}`, guide);
  const ownTables = `${folder}/docs/your-own-tables.md/convex/schema.ts`;
  const shown = readFileSync(ownTables, "utf8").replace(/\n\}\);\n$/, otherTables);
  write(ownTables, `import { orgMemberTables } from "convex-org-members/server";\n${shown}`);
  write(`${folder}/packages.d.ts`, packages);
  write(
    `${folder}/tsconfig.json`,
    JSON.stringify({
      extends: "../../tsconfig.json",
      include: ["**/*.ts", "**/*.tsx"],
    }),
  );
  let complaints = "";
  try {
    execFileSync("npx", ["tsc", "-p", folder, "--pretty", "false"], {
      shell: process.platform === "win32",
    });
  } catch (failed) {
    complaints = String((failed as { stdout: Buffer }).stdout);
  }
  expect(complaints).toBe("");
}, 60_000);
