// Writes the tables of docs/reference.md from the types, their comments, and the stylesheet.
//   npm run reference              writes them
//   npm run reference -- --check   fails where the committed ones are out of date
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript-5.9";

/** What stands in the page, in order: a heading, and the type whose members are its rows. */
const TYPES = [
  [
    "`<OrgMemberList>`, beside the props of `<MemberList>`",
    "hooks/useMembersSource.ts",
    "MembersSource",
  ],
  ["`<MemberList>`", "components/memberListProps.ts", "MemberListProps"],
  [
    "What `renderMember` gets beside the member",
    "components/memberListProps.ts",
    "MemberRenderState",
  ],
  ["What `renderState` gets", "components/memberListProps.ts", "MemberListState"],
  ["What `ref` holds", "core/viewport/memberListHandle.ts", "MemberListHandle"],
  [
    "Options of its `scrollTo…` and `focusMember`",
    "core/viewport/memberListHandle.ts",
    "ScrollToIndexOptions",
  ],
  [
    "Options of `useActiveOrgMembers`",
    "hooks/useActiveOrgMembers.ts",
    "UseActiveOrgMembersOptions",
  ],
  ["Words of `localization`", "core/words/localization.ts", "MemberListLocalization"],
  [
    "`<SectionedOrgMemberList>`, beside the props of `<MemberList>`",
    "directory/sectioned/SectionedOrgMemberList.tsx",
    "SectionedOrgMemberListProps",
  ],
  [
    "What its `ref` holds, beside `element` and `scrollToIndex`",
    "directory/sectioned/directoryHandle.ts",
    "OrgMemberDirectoryHandle",
  ],
  [
    "`<SearchableOrgMemberList>`, beside the props of `<OrgMemberList>`",
    "directory/searchable/SearchableOrgMemberList.tsx",
    "SearchableOrgMemberListProps",
  ],
  [
    "What both take for the parts around the rows",
    "directory/DirectoryView.tsx",
    "DirectoryListProps",
  ],
  ["What `renderHeader` gets", "directory/DirectoryView.tsx", "OrgMemberDirectoryHeader"],
  [
    "Words of its `localization`, beside those of the list",
    "directory/directoryLocalization.ts",
    "OrgMemberDirectoryLocalization",
  ],
  ["Words of its sections", "directory/sectioned/sectionWords.ts", "SectionWords"],
];

const BEGIN = "<!-- From here on `npm run reference` writes. -->\n";
const page = new URL("../docs/reference.md", import.meta.url);
const before = readFileSync(page, "utf8");
const [introduction = ""] = before.split(BEGIN);
const unions = literalUnions();
const tables = TYPES.map(
  ([title = "", file = "", type = ""]) => `## ${title}\n\n${table(rowsOf(`src/${file}`, type))}`,
);
const text = formatted([introduction + BEGIN, ...tables, variables(), slots()].join("\n"));

if (process.argv[2] !== "--check") {
  writeFileSync(page, text);
} else if (before !== text) {
  console.error(
    "docs/reference.md is older than the types. Run `npm run reference`, and commit it.",
  );
  process.exit(1);
}

/**
 * @param {string} file
 * @param {string} name of an interface, or of a union of object types
 */
function rowsOf(file, name) {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const declaration = source.statements.find(
    (statement) =>
      (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) &&
      statement.name.text === name,
  );
  if (!declaration) throw new Error(`${file} has no type ${name}.`);
  /** @type {string[][]} */
  const rows = [];
  /** @param {import("typescript-5.9").Node} node */
  const visit = (node) => {
    if (ts.isPropertySignature(node) && node.type && node.type.getText() !== "undefined") {
      rows.push(rowOf(node, node.type));
    } else if (!ts.isPropertySignature(node)) ts.forEachChild(node, visit);
  };
  ts.forEachChild(declaration, visit);
  return rows;
}

/**
 * @param {import("typescript-5.9").PropertySignature} property
 * @param {import("typescript-5.9").TypeNode} typeNode
 */
function rowOf(property, typeNode) {
  const type = typeNode
    .getText()
    .replace(/\b[A-Z]\w+\b/g, (name) => unions.get(name) ?? name)
    .replace(/\s+/g, " ")
    .replace(/ \| undefined$/, "")
    .replace(/^\((.*)\)$/, "$1");
  const comments = ts.getJSDocCommentsAndTags(property).filter(ts.isJSDoc);
  const said = comments.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "").join(" ");
  const byDefault = comments
    .flatMap(({ tags }) => [...(tags ?? [])])
    .filter(({ tagName }) => tagName.text === "defaultValue")
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
    .join("");
  const initial = byDefault || english(property);
  const words = said.replace(/\s+/g, " ").trim();
  return [
    `\`${property.name.getText()}\``,
    `\`${type}\``,
    // A default is code, or says in words what is not one value.
    [words, initial && `Default: ${/^(no|the |as )/.test(initial) ? initial : `\`${initial}\``}.`]
      .filter(Boolean)
      .join(" "),
  ];
}

/**
 * What a word is in English, where it does not depend on a number.
 *
 * @param {import("typescript-5.9").PropertySignature} property
 */
function english(property) {
  const name = property.name.getText();
  return new RegExp(`^ +${name}: (".+"),$`, "m").exec(property.getSourceFile().text)?.[1];
}

/** The types of the package that are nothing but a choice of strings: they are told in full. */
function literalUnions() {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const file of filesIn("src")) {
    for (const [, name = "", choice = ""] of read(`src/${file}`).matchAll(
      /^export type (\w+) =((?:\s*\|?\s*"[^"]*")+);/gm,
    )) {
      found.set(name, choice.replace(/\s+/g, " ").replace(/^[ |]+/, ""));
    }
  }
  return found;
}

/** @param {string[][]} rows */
function table(rows, head = ["name", "type", "what it is for"]) {
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""].join("\n");
}

/** The stylesheets' variables, with what stands in for each that is not set. */
function variables() {
  const css = [read("src/styles.css"), read("src/directory.css")]
    .join("\n")
    .replace(/\/\*[^]*?\*\//g, "");
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  for (const { index, 1: name = "" } of css.matchAll(/var\(\s*--org-member-([\w-]+)/g)) {
    found.set(name, (found.get(name) ?? new Set()).add(fallback(css.slice(index))));
  }
  // The second value of a variable is the one in `@media (pointer: coarse)`.
  const rows = [...found].map(([name, values]) => [
    `\`--org-member-${name}\``,
    [...values].join("; where fingers point, "),
  ]);
  return `## CSS variables\n\n${table(rows, ["variable", "where it is not set"])}`;
}

/**
 * The second argument of the `var()` that a text begins with.
 *
 * @param {string} text
 */
function fallback(text) {
  let [depth, end] = [1, "var(".length];
  for (; depth > 0; end++) depth += text[end] === "(" ? 1 : text[end] === ")" ? -1 : 0;
  const inner = text.slice("var(".length, end - 1);
  const value = inner
    .slice(inner.indexOf(",") + 1)
    .replace(/\s+/g, " ")
    .trim();
  // The script sets the height.
  return value === "none" ? "nine and a half rows, and at most 60 % of the window" : `\`${value}\``;
}

/** Every `data-slot` that a component draws. */
function slots() {
  const drawn = ["src/components", "src/directory"].flatMap((folder) =>
    filesIn(folder).flatMap((file) => [
      ...read(`${folder}/${file}`).matchAll(/\bslot\("([\w-]+)"|"org-member-([\w-]+)"/g),
    ]),
  );
  const names = [...new Set(drawn.map(([, named, whole = ""]) => named ?? whole))].toSorted(
    (a, b) => a.localeCompare(b, "en"),
  );
  return `## Slots\n\n${names.map((name) => `\`org-member-${name}\``).join(", ")}\n`;
}

/**
 * The modules in a folder and in those below it.
 *
 * @param {string} folder
 */
function filesIn(folder) {
  const names = readdirSync(new URL(`../${folder}`, import.meta.url), {
    recursive: true,
    encoding: "utf8",
  });
  return names.filter((name) => /\.tsx?$/.test(name));
}

/** @param {string} path */
function read(path) {
  return readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
}

/** @param {string} markdown */
function formatted(markdown) {
  return execFileSync("npx", ["oxfmt", "--stdin-filepath", fileURLToPath(page)], {
    input: markdown,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
}
