import { countProblem } from "./countProblem.js";
import type { ListOptions } from "./listActiveUsersInOrg.js";
import type { TableViewerResolver } from "./viewer.js";
import { viewerFromRow } from "./viewerFromRow.js";

/** The options of `orgMembers` as a call gives them. */
export type RuntimeOptions = Partial<Omit<ListOptions, "viewer">> & {
  viewer?: ListOptions["viewer"] | TableViewerResolver;
};

/**
 * The options with every default filled in.
 *
 * @param caller the function they are given to, for errors
 */
export function withDefaults(
  caller: string,
  {
    table = "users",
    index = "by_org_and_active",
    organizationField = "orgId",
    activeField = "isActive",
    activeValue = true,
    order = "desc",
    viewer = viewerFromRow(),
    person,
    member = ownProfile,
    fields = {},
    maxNumItems = 500,
    ...unknown
  }: RuntimeOptions,
): ListOptions {
  const [name] = Object.keys(unknown);
  if (name !== undefined) throw new Error(`${caller}: there is no option "${name}"`);
  const problem = countProblem("maxNumItems", maxNumItems);
  if (problem) throw new Error(`${caller}: ${problem}`);
  return {
    table,
    index,
    organizationField,
    activeField,
    activeValue,
    order,
    viewer: typeof viewer === "function" ? viewer : viewer.resolve,
    person,
    member,
    fields,
    maxNumItems,
  };
}

const ownProfile: ListOptions["member"] = ({ displayName, avatarUrl }) => ({
  displayName,
  avatarUrl,
});
