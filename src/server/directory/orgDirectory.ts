import type {
  GenericDatabaseWriter,
  MutationBuilder,
  PaginationResult,
  QueryBuilder,
  RegisteredMutation,
  RegisteredQuery,
  paginationOptsValidator,
} from "convex/server";
import { v, type GenericId, type Infer, type PropertyValidators, type Value } from "convex/values";
import type { Place } from "../../core/browse/place.js";
import type { SectionCount } from "../../core/browse/section.js";
import { nameKey } from "../../core/words/nameKey.js";
import type { MemberProfile } from "../memberMapper.js";
import type { Options, OrganizationOf, ProfileRowOf } from "../options.js";
import type { FunctionsOrProblem } from "../optionsProblem.js";
import type { PersonLookup } from "../personOf.js";
import type { NoFields, PublicMember } from "../publicMember.js";
import type { CtxOf, CustomArgsOf, DataModelOf, VisibilityOf } from "../queryTypes.js";
import type { UntypedDataModel } from "../untypedCtx.js";
import type { TableViewerResolver, ViewerResolver } from "../viewer.js";
import { withDefaults, type RuntimeOptions } from "../withDefaults.js";
import { browseActiveUsersInOrg } from "./browseActiveUsersInOrg.js";
import { checkStep, drift, type CheckStep } from "./checkStep.js";
import { countActiveUsersBySection } from "./countActiveUsersBySection.js";
import { countActiveUsersInOrg } from "./countActiveUsersInOrg.js";
import type { AppWriter } from "./directoryDb.js";
import type { DirectoryProblem } from "./directoryProblem.js";
import type { DirectoryNaming, DirectoryOptions } from "./directoryOptions.js";
import { locateActiveUserInOrg } from "./locateActiveUserInOrg.js";
import { rebuildStep, type RebuildStep } from "./rebuildStep.js";
import { searchActiveUsersInOrg } from "./searchActiveUsersInOrg.js";
import { cursorValidator, type StepCursor } from "./stepCursor.js";
import { syncMember } from "./syncMember.js";

/** What `_generated/server` exports, and {@link orgDirectory} makes its functions of. */
export interface DirectoryBuilders<Query> {
  /** The app's own `query`, or a `customQuery` built on it. */
  query: Query;
  internalQuery: QueryBuilder<DataModelOf<Query>, "internal">;
  internalMutation: MutationBuilder<DataModelOf<Query>, "internal">;
}

/**
 * Makes the directory of an organization: search by name, an exact live count, and what keeps both
 * exact as members change. For the tables, spread `orgDirectoryTables` into your schema.
 *
 * ```ts
 * // convex/users/directory.ts
 * const directory = orgDirectory({ query, internalQuery, internalMutation });
 * export const { searchActiveUsersInOrg, countActiveUsersInOrg } = directory;
 * export const { countActiveUsersBySection, browseActiveUsersInOrg, locateActiveUserInOrg } = directory;
 * export const { sync, rebuild, check } = directory;
 * ```
 *
 * @param builders what `_generated/server` exports; `query` may be a `customQuery`
 * @param options those of `orgMembers`, as you give them there, `name` and `sortKey`
 * @returns the functions to export, and `sync` to call after each write to a member's row; options
 *   that do not fit the schema return a `Problem` instead, a type without functions whose text says
 *   what to do
 * @throws Error (at deploy time) when an option has no such name, or `maxNumItems` is not a whole
 *   number of at least 1
 */
export function orgDirectory<
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
  Profile extends MemberProfile<Fields> = never,
  Given extends PropertyKey = never,
>(
  builders: DirectoryBuilders<Query>,
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
  > &
    DirectoryNaming<ProfileRowOf<Query, Table, Person>> & { [Option in Given]: unknown },
): FunctionsOrProblem<
  OrgDirectory<Query, Table, Fields>,
  DirectoryProblem<{
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
export function orgDirectory(
  builders: object,
  { name = ownName, sortKey = (text) => nameKey(text), ...others }: RuntimeDirectoryOptions = {},
): unknown {
  const { query, internalQuery, internalMutation } = builders as RuntimeBuilders;
  const options: DirectoryOptions = { ...withDefaults("orgDirectory", others), name, sortKey };
  const args = { cursor: v.optional(cursorValidator), numItems: v.optional(v.number()) };
  return {
    searchActiveUsersInOrg: searchActiveUsersInOrg(query, options),
    countActiveUsersInOrg: countActiveUsersInOrg(query, options),
    countActiveUsersBySection: countActiveUsersBySection(query, options),
    browseActiveUsersInOrg: browseActiveUsersInOrg(query, options),
    locateActiveUserInOrg: locateActiveUserInOrg(query, options),
    sync: async ({ db }: { db: AppWriter }, changed: string | { id: string }) => {
      await syncMember(db, typeof changed === "string" ? changed : changed.id, options);
    },
    rebuild: internalMutation({
      args,
      returns: v.object({ cursor: cursorValidator, mended: v.number() }),
      handler: ({ db }, { cursor = null, numItems = STEP }) =>
        rebuildStep(db, cursor, numItems, options),
    }),
    check: internalQuery({
      args,
      returns: v.object({ cursor: cursorValidator, drift: v.array(drift) }),
      handler: ({ db }, { cursor = null, numItems = STEP }) =>
        checkStep(db, cursor, numItems, options),
    }),
  };
}

/** How many members one step handles: well within what one transaction may read and write. */
const STEP = 100;

const ownName: DirectoryOptions["name"] = ({ displayName }) =>
  typeof displayName === "string" ? displayName : "";

interface RuntimeBuilders {
  query: QueryBuilder<UntypedDataModel, "public">;
  internalQuery: QueryBuilder<UntypedDataModel, "internal">;
  internalMutation: MutationBuilder<UntypedDataModel, "internal">;
}

type RuntimeDirectoryOptions = RuntimeOptions & Partial<Pick<DirectoryOptions, "name" | "sortKey">>;

type StepArgs = { cursor?: StepCursor | undefined; numItems?: number | undefined };

/** What {@link orgDirectory} returns. */
export interface OrgDirectory<Query, Table extends string, Fields extends PropertyValidators> {
  /**
   * The active members of the viewer's organization whose names have words that start with each word
   * of `search`, in any order: without case and accents. All of them for `""`. A page may have fewer
   * members than were asked for, or none, and not be the last.
   */
  searchActiveUsersInOrg: RegisteredQuery<
    VisibilityOf<Query>,
    CustomArgsOf<Query> & {
      search: string;
      paginationOpts: Infer<typeof paginationOptsValidator>;
    },
    Promise<PaginationResult<PublicMember<Table, Fields>>>
  >;
  /** How many active members the viewer's organization has. */
  countActiveUsersInOrg: RegisteredQuery<VisibilityOf<Query>, CustomArgsOf<Query>, Promise<number>>;
  /** The same by section, in the order of the list: A to Z, other scripts, `"#"`. */
  countActiveUsersBySection: RegisteredQuery<
    VisibilityOf<Query>,
    CustomArgsOf<Query>,
    Promise<SectionCount[]>
  >;
  /**
   * The active members of the viewer's organization from a place in the alphabetical list on,
   * forwards or backwards, in pages; `sections` says how many of them follow each other in a section.
   * From a member it reads to the edge of their section.
   *
   * @throws ConvexError `NOT_FOUND` where the member is not in the viewer's directory
   */
  browseActiveUsersInOrg: RegisteredQuery<
    VisibilityOf<Query>,
    CustomArgsOf<Query> & {
      from: Place;
      order: "asc" | "desc";
      paginationOpts: Infer<typeof paginationOptsValidator>;
    },
    Promise<PaginationResult<PublicMember<Table, Fields>> & { sections: SectionCount[] }>
  >;
  /**
   * The member that is `skip` members after a place, or the last one there; `null` where there is
   * none. `skipped` tells how many were skipped: at most 8,000 in one query; ask again from there.
   * `before` is how many members of the section are before: exact up to 100, else estimated.
   *
   * @throws ConvexError `NOT_FOUND` as `browseActiveUsersInOrg`, `BAD_REQUEST` for a `skip` that is
   *   not a whole number of at least 0
   */
  locateActiveUserInOrg: RegisteredQuery<
    VisibilityOf<Query>,
    CustomArgsOf<Query> & { from: Place; order: "asc" | "desc"; skip: number },
    Promise<{
      member: GenericId<Table>;
      section: string;
      skipped: number;
      before: number;
    } | null>
  >;
  /**
   * Brings the directory up to date with one row of the members' table, after any write to it:
   * `await directory.sync(ctx, id)`, or as a trigger of convex-helpers,
   * `triggers.register("users", directory.sync)`. Running it again changes nothing.
   */
  sync: (
    ctx: { db: GenericDatabaseWriter<DataModelOf<Query>> },
    changed: GenericId<Table> | { id: GenericId<Table> },
  ) => Promise<void>;
  /** One step of `rebuildDirectory`. */
  rebuild: RegisteredMutation<"internal", StepArgs, Promise<RebuildStep>>;
  /** One step of `checkDirectory`. */
  check: RegisteredQuery<"internal", StepArgs, Promise<CheckStep>>;
}
