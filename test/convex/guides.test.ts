import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";

const folder = ".cache/guides";
const guides = ["your-own-tables", "changing-the-index"];

/** The guide's code blocks that name their file: a small app, one file each. */
function filesOf(guide: string): [path: string, code: string][] {
  const text = readFileSync(`docs/${guide}.md`, "utf8");
  return [...text.matchAll(/^( *)```ts\n([\s\S]*?)^\1```/gm)].flatMap(([, indent, block]) => {
    const code = block!.replaceAll(new RegExp(`^${indent}`, "gm"), "");
    const path = /^\/\/ (convex\/\S+\.ts)\n/.exec(code)?.[1];
    return path ? [[path, code]] : [];
  });
}

const server = `import { queryGeneric, type DataModelFromSchemaDefinition, type QueryBuilder } from "convex/server";
import type schema from "../schema";
export const query: QueryBuilder<DataModelFromSchemaDefinition<typeof schema>, "public"> = queryGeneric;
`;

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

test("the code of the guides compiles as it stands", () => {
  rmSync(folder, { recursive: true, force: true });
  for (const guide of guides) {
    const files = filesOf(guide);
    expect(files.map(([path]) => path)).toContain("convex/schema.ts");
    for (const [path, code] of [...files, ["convex/_generated/server.ts", server] as const]) {
      const isOwnTables = guide === "your-own-tables" && path === "convex/schema.ts";
      mkdirSync(dirname(`${folder}/${guide}/${path}`), { recursive: true });
      writeFileSync(
        `${folder}/${guide}/${path}`,
        isOwnTables
          ? `import { orgMemberTables } from "convex-org-members/server";\n${code.replace(/\n\}\);\n$/, otherTables)}`
          : code,
      );
    }
  }
  writeFileSync(
    `${folder}/tsconfig.json`,
    JSON.stringify({ extends: "../../tsconfig.json", include: ["**/*.ts"] }),
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
