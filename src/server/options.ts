import type { FieldTypeFromFieldPath, GenericDocument } from "convex/server";
import type { PropertyValidators, Value } from "convex/values";
import type { PersonLookup } from "./personOf.js";
import type { CtxOf, DataModelOf } from "./queryTypes.js";
import type { TableViewerResolver, ViewerResolver } from "./viewer.js";

/** The options of `orgMembers`, with a type parameter for each type that the compiler infers. */
export interface Options<
  Query,
  Table extends string,
  Index extends string,
  OrganizationField extends string,
  ActiveField extends string,
  ActiveValue extends Value,
  Fields extends PropertyValidators,
  ResolvedBy,
  Person extends PersonLookup,
  Profile,
> {
  /** The table whose rows are the members. @defaultValue `"users"` */
  table?: Table;
  /**
   * An index of `table` whose first two fields are the organization and the active flag. Further
   * fields order the list. @defaultValue `"by_org_and_active"`
   */
  index?: Index;
  /** The first field of `index`. @defaultValue `"orgId"` */
  organizationField?: OrganizationField;
  /** The second field of `index`. @defaultValue `"isActive"` */
  activeField?: ActiveField;
  /** The value of `activeField` that means active. @defaultValue `true` */
  activeValue?: ActiveValue;
  /**
   * The order within `index`: by its further fields, else by age.
   * @defaultValue `"desc"`: newest first
   */
  order?: "asc" | "desc";
  /** Finds who is asking. @defaultValue `viewerFromRow()` */
  viewer?:
    | ResolvedBy
    | ViewerResolver<CtxOf<Query>, OrganizationOf<Query, Table, OrganizationField>>;
  /**
   * For a table of memberships: where the person of each one is, who has the name and the picture.
   * Costs one more read for each row of a page. @defaultValue none: the rows of `table` have them
   */
  person?: Person;
  /**
   * The public fields of a row, or of its `person`; `displayName` and `avatarUrl` of it by default.
   * It may be async and read more with `ctx.db`, which costs that much for each row of a page.
   * `null` leaves the row out of its page, and still costs its read.
   */
  member?: (
    row: ProfileRowOf<Query, Table, Person>,
    ctx: CtxOf<Query>,
    membership: RowOf<Query, Table>,
  ) => Profile | null | Promise<Profile | null>;
  /** Validators of extra public fields that `member` returns. Nothing undeclared is ever sent. */
  fields?: Fields;
  /**
   * The most rows that a page may ask for; larger requests get this many. An open list lets a page
   * grow to twice as many before it is split. @defaultValue `500`
   */
  maxNumItems?: number;
}

type AnyOptions = Options<
  unknown,
  string,
  string,
  string,
  string,
  Value,
  PropertyValidators,
  unknown,
  never,
  unknown
>;

export type OptionName = keyof AnyOptions;

/**
 * Options of `orgMembers` for an app, by the type of its `query`: to write them apart from the call.
 * Options with `person` are written in the call, as the compiler must see both to know its row.
 *
 * ```ts
 * const options = { table: "people", … } satisfies OrgMembersOptions<typeof query>;
 * ```
 */
export type OrgMembersOptions<Query> = {
  [Table in TableOf<Query>]: Options<
    Query,
    Table,
    keyof DataModelOf<Query>[Table]["indexes"] & string,
    DataModelOf<Query>[Table]["fieldPaths"],
    DataModelOf<Query>[Table]["fieldPaths"],
    Value,
    PropertyValidators,
    TableViewerResolver,
    never,
    Record<string, Value | undefined>
  > &
    (Table extends "users" ? unknown : { table: Table });
}[TableOf<Query>];

type TableOf<Query> = keyof DataModelOf<Query> & string;

type RowOf<Query, Table extends string> = Table extends keyof DataModelOf<Query>
  ? DataModelOf<Query>[Table]["document"]
  : GenericDocument;

/** The row that has the name and the picture. */
export type ProfileRowOf<Query, Table extends string, Person extends PersonLookup> = RowOf<
  Query,
  [Person] extends [never] ? Table : Person["table"]
>;

export type OrganizationOf<
  Query,
  Table extends string,
  OrganizationField extends string,
> = FieldTypeFromFieldPath<RowOf<Query, Table>, OrganizationField>;
