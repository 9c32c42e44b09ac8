import type {
  FieldTypeFromFieldPath,
  GenericDocument,
  PaginationResult,
  QueryBuilder,
  RegisteredQuery,
  paginationOptsValidator,
} from "convex/server";
import type { Infer, PropertyValidators, Value } from "convex/values";
import { listActiveUsersInOrg, type ListOptions } from "./listActiveUsersInOrg.js";
import type { MemberProfile } from "./memberMapper.js";
import type { OptionsProblem, Problem } from "./optionsProblem.js";
import type { NoFields, PublicMember } from "./publicMember.js";
import type { CtxOf, CustomArgsOf, DataModelOf, VisibilityOf } from "./queryTypes.js";
import type { UntypedDataModel } from "./untypedCtx.js";
import type { IndexedViewerResolver, ViewerResolver } from "./viewer.js";
import { viewerFromRow } from "./viewerFromRow.js";

/** Options of {@link orgMembers}. Every one has a default that fits `orgMemberTables`. */
export interface OrgMembersOptions<
  Query,
  Table extends string,
  Index extends string,
  OrganizationField extends string,
  ActiveField extends string,
  Active extends Value,
  Fields extends PropertyValidators,
  ResolvedBy,
  Profile,
> {
  /** The table whose rows are the members. `"users"` */
  table?: Table;
  /** An index whose first two fields are the organization and the active flag. `"by_org_and_active"` */
  index?: Index;
  /** The first field of `index`. `"orgId"` */
  organizationField?: OrganizationField;
  /** The second field of `index`. `"isActive"` */
  activeField?: ActiveField;
  /** The value of `activeField` that means active. `true` */
  active?: Active;
  /** The order within `index`: by its further fields, else by age. `"desc"`: newest first */
  order?: "asc" | "desc";
  /** Finds who is asking. `viewerFromRow()` */
  viewer?:
    | ResolvedBy
    | ViewerResolver<CtxOf<Query>, OrganizationOf<Query, Table, OrganizationField>>;
  /**
   * The public fields of a row; its own `displayName` and `avatarUrl` by default. It may be async
   * and read more with `ctx.db`, which costs that much for each row of a page. `null` leaves the
   * row out, as for a membership whose user is gone.
   */
  member?: (
    row: RowOf<Query, Table>,
    ctx: CtxOf<Query>,
  ) => Profile | null | Promise<Profile | null>;
  /** Validators of extra public fields that `member` returns. Nothing undeclared is ever sent. */
  fields?: Fields;
  /** The most rows that one page may ask for; larger requests get this many. `500` */
  maxPageSize?: number;
}

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
 * The function throws a `ConvexError` with `OrgMembersErrorData`: `BAD_REQUEST` (400) when
 * `numItems` is not a whole number of at least 1, `UNAUTHORIZED` (401) without a signed-in
 * identity, `FORBIDDEN` (403) for a deactivated viewer.
 *
 * @param query the app's own `query` from `./_generated/server`, or a `customQuery` built on it
 * @returns the functions to export; options that do not fit the schema return a `Problem` instead,
 *   a type without functions whose text says what to do
 * @throws Error (at deploy time) when `maxPageSize` is not a whole number of at least 1
 */
export function orgMembers<
  Query,
  Table extends string = "users",
  Index extends string = "by_org_and_active",
  OrganizationField extends string = "orgId",
  ActiveField extends string = "isActive",
  Active extends Value = true,
  Fields extends PropertyValidators = NoFields,
  ResolvedBy extends
    | ViewerResolver<CtxOf<Query>, OrganizationOf<Query, Table, OrganizationField>>
    | IndexedViewerResolver<string, string> = IndexedViewerResolver<"by_workos_id", "workosUserId">,
  Profile extends MemberProfile<Fields> = never,
>(
  query: Query,
  options?: OrgMembersOptions<
    Query,
    Table,
    Index,
    OrganizationField,
    ActiveField,
    Active,
    Fields,
    ResolvedBy,
    Profile
  >,
): FunctionsOrProblem<
  OrgMembersFunctions<Query, Table, Fields>,
  OptionsProblem<
    DataModelOf<Query>,
    {
      table: Table;
      index: Index;
      organizationField: OrganizationField;
      activeField: ActiveField;
      active: Active;
      viewer: ResolvedBy;
      fields: Fields;
      profile: Profile;
    }
  >
>;
export function orgMembers(
  query: unknown,
  {
    table = "users",
    index = "by_org_and_active",
    organizationField = "orgId",
    activeField = "isActive",
    active = true,
    order = "desc",
    viewer = viewerFromRow(),
    member = ownProfile,
    fields = {},
    maxPageSize = 500,
  }: RuntimeOptions = {},
): unknown {
  if (!Number.isInteger(maxPageSize) || maxPageSize < 1) {
    throw new Error(
      `orgMembers: maxPageSize must be a whole number of at least 1, not ${maxPageSize}`,
    );
  }
  return {
    listActiveUsersInOrg: listActiveUsersInOrg(query as QueryBuilder<UntypedDataModel, "public">, {
      table,
      index,
      organizationField,
      activeField,
      active,
      order,
      viewer: typeof viewer === "function" ? viewer : viewer.resolve,
      member,
      fields,
      maxPageSize,
    }),
  };
}

type RuntimeOptions = Partial<Omit<ListOptions, "viewer">> & {
  viewer?: ListOptions["viewer"] | IndexedViewerResolver<string, string>;
};

const ownProfile: ListOptions["member"] = ({ displayName, avatarUrl }) => ({
  displayName,
  avatarUrl,
});

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

// Checked here and not on `options`: there it would fix the types of `viewer` and `member` before
// they are inferred.
type FunctionsOrProblem<Functions, Message extends string> = [Message] extends [never]
  ? Functions
  : Problem<Message>;

type RowOf<Query, Table extends string> = Table extends keyof DataModelOf<Query>
  ? DataModelOf<Query>[Table]["document"]
  : GenericDocument;

type OrganizationOf<
  Query,
  Table extends string,
  OrganizationField extends string,
> = FieldTypeFromFieldPath<RowOf<Query, Table>, OrganizationField>;
