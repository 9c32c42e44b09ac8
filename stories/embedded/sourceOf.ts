/** The story as one would write it in an app: the list with the props that the story sets. */
export function sourceOf(args: object): string {
  const props = Object.entries(args).map(([name, value]) => `  ${attribute(name, value)}\n`);
  return `<OrgMemberList\n  query={api.users.queries.listActiveUsersInOrg}\n${props.join("")}/>`;
}

function attribute(name: string, value: unknown): string {
  if (value === true) return name;
  if (typeof value === "string") return `${name}=${JSON.stringify(value)}`;
  if (typeof value === "function") return `${name}={${indented(String(value))}}`;
  return `${name}={${indented(JSON.stringify(value, functionNames, 2))}}`;
}

const indented = (code: string) => code.replaceAll("\n", "\n  ");
const functionNames = (_key: string, value: unknown) =>
  typeof value === "function" ? "(…) => …" : value;
