import type {
  PaginationResult,
  QueryBuilder,
  RegisteredQuery,
  paginationOptsValidator,
} from "convex/server";
import type { Infer, PropertyValidators, Value } from "convex/values";
import { listActiveUsersInOrg } from "./listActiveUsersInOrg.js";
import type { MemberProfile } from "./memberMapper.js";
import type { Options, OrganizationOf } from "./options.js";
import type { FunctionsOrProblem, OptionsProblem } from "./optionsProblem.js";
import type { PersonLookup } from "./personOf.js";
import type { NoFields, PublicMember } from "./publicMember.js";
import type { CtxOf, CustomArgsOf, VisibilityOf } from "./queryTypes.js";
import type { UntypedDataModel } from "./untypedCtx.js";
import type { TableViewerResolver, ViewerResolver } from "./viewer.js";
import { withDefaults, type RuntimeOptions } from "./withDefaults.js";

/**
 * Makes `listActiveUsersInOrg`: the active members of the viewer's own organization, in pages.
 *
 * ```ts
 * // convex/users/queries.ts
 * export const { listActiveUsersInOrg } = orgMembers(query);
 * ```
 *
 * The organization comes from the viewer, never from the client; the list is empty for a viewer
 * without one. A page costs one row for the viewer and one for each member in it.
 *
 * The function throws a `ConvexError` with `OrgMembersErrorData`: `BAD_REQUEST` (400) when a number
 * of `paginationOpts` is not a whole one of at least 1, `UNAUTHORIZED` (401) without a signed-in
 * identity, `FORBIDDEN` (403) for a deactivated viewer.
 *
 * @param query the app's own `query` from `_generated/server`, or a `customQuery` built on it
 * @returns the functions to export; options that do not fit the schema return a `Problem` instead,
 *   a type without functions whose text says what to do
 * @throws Error (at deploy time) when an option has no such name, or `maxNumItems` is not a whole
 *   number of at least 1
 */
export function orgMembers<
  Query,
  Table extends string = "users",
  Index extends string = "by_org_and_active",
  OrganizationField extends string = "orgId",
  ActiveField extends string = "isActive",
  ActiveValue extends Value = true,
  Fields extends PropertyValidators = NoFields,
  ResolvedBy extends
    | ViewerResolver<CtxOf<Query>, OrganizationOf<Query, Table, OrganizationField>>
    | TableViewerResolver = never,
  const Person extends PersonLookup = never,
  Profile extends MemberProfile<Fields> = MemberProfile<Fields>,
  Given extends PropertyKey = never,
>(
  query: Query,
  options?: Options<
    Query,
    Table,
    Index,
    OrganizationField,
    ActiveField,
    ActiveValue,
    Fields,
    ResolvedBy,
    Person,
    Profile
  > & { [Option in Given]?: unknown },
): FunctionsOrProblem<
  OrgMembersFunctions<Query, Table, Fields>,
  OptionsProblem<{
    query: Query;
    table: Table;
    index: Index;
    organizationField: OrganizationField;
    activeField: ActiveField;
    activeValue: ActiveValue;
    fields: Fields;
    viewer: ResolvedBy;
    person: Person;
    profile: Profile;
    given: Given;
  }>
>;
export function orgMembers(query: unknown, options: RuntimeOptions = {}): unknown {
  return {
    listActiveUsersInOrg: listActiveUsersInOrg(
      query as QueryBuilder<UntypedDataModel, "public">,
      withDefaults("orgMembers", options),
    ),
  };
}

/** What {@link orgMembers} returns: functions for an app to export from a module in convex/. */
export interface OrgMembersFunctions<
  Query,
  Table extends string,
  Fields extends PropertyValidators,
> {
  listActiveUsersInOrg: RegisteredQuery<
    VisibilityOf<Query>,
    CustomArgsOf<Query> & { paginationOpts: Infer<typeof paginationOptsValidator> },
    Promise<PaginationResult<PublicMember<Table, Fields>>>
  >;
}
