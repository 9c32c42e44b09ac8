const files = import.meta.glob<string>(["../recipes/*.tsx", "./arabic.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The text of a file beside the stories, with the imports of an app. */
export function sourceOfFile(path: string): string {
  return files[path]!.replaceAll("../../src/index.js", "convex-org-members")
    .replace(
      /\.\.\/\.\.\/convex\/_generated\/api\.js|\.\.\/embedded\/api\.js/,
      "../convex/_generated/api",
    )
    .replace("../embedded/onlineMembers.js", "./useIsOnline");
}

/** Story parameters that show this code, as one would paste it. */
export function pasted(code: string) {
  return { docs: { source: { code: code.trim(), language: "tsx" } } };
}
