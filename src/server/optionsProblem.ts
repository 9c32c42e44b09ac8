import type { FieldTypeFromFieldPath, GenericDocument, GenericTableInfo } from "convex/server";
import type { GenericId, PropertyValidators } from "convex/values";
import type { HasProfile, MemberProfile } from "./memberMapper.js";
import type { OptionName } from "./options.js";
import type { PersonLookup } from "./personOf.js";
import type { DataModelOf } from "./queryTypes.js";
import type { IndexedViewerResolver } from "./viewer.js";

/** What `orgMembers` returns for options that cannot work: the text says what to do. */
interface Problem<Message extends string> {
  readonly "convex-org-members": Message;
}

/** The options of a call, as the compiler inferred them. */
export interface InferredOptions {
  /** The app's `query`. */
  query: unknown;
  table: string;
  index: string;
  organizationField: string;
  activeField: string;
  activeValue: unknown;
  viewer: unknown;
  /** `never` where the rows of `table` have the names. */
  person: PersonLookup;
  fields: PropertyValidators;
  /** What `member` returns. */
  profile: unknown;
  /** The names of the options that are given, whether or not their types could be inferred. */
  given: PropertyKey;
}

/**
 * What is wrong with the options, in words: `never` when nothing is. One problem at a time, and
 * each is looked for only where those before it are solved.
 */
export type OptionsProblem<O extends InferredOptions> =
  // Options of a wide type (`OrgMembersOptions<typeof query>`) cannot be checked.
  true extends IsUnion<O["table"]> | IsUnion<O["index"]>
    ? never
    : First<[UnknownOptionProblem<O>, TableProblem<O>, IndexProblem<O>]> extends infer Problem
      ? [Problem] extends [never]
        ? First<
            [
              ActiveProblem<O>,
              ViewerProblem<O>,
              PersonProblem<O>,
              FieldsProblem<O>,
              MemberProblem<O>,
            ]
          >
        : Problem
      : never;

/** The first problem of several checks. */
export type First<Problems extends unknown[]> = Problems extends [infer Problem, ...infer Others]
  ? [Problem] extends [never]
    ? First<Others>
    : OneOf<Problem>
  : never;

// One member of a union: an intersection of functions is called by its last one.
type OneOf<Union> = (Union extends unknown ? (take: () => Union) => void : never) extends (
  take: infer Getters,
) => void
  ? Getters extends () => infer One
    ? One
    : never
  : never;

type IsUnion<T, Whole = T> = T extends unknown ? ([Whole] extends [T] ? false : true) : never;

type TableIn<O extends InferredOptions, Table> = Table extends keyof DataModelOf<O["query"]>
  ? DataModelOf<O["query"]>[Table]
  : GenericTableInfo;

type Indexes<O extends InferredOptions> = TableIn<O, O["table"]>["indexes"];

type UnknownOptionProblem<O extends InferredOptions> =
  Exclude<O["given"], OptionName> extends infer Unknown extends string
    ? `There is no option "${Unknown}": leave it out, or correct its name`
    : never;

type TableProblem<O extends InferredOptions> = O["table"] extends keyof DataModelOf<O["query"]>
  ? never
  : `There is no table "${O["table"]}" in convex/schema.ts: set "table" to the one whose rows are the members`;

type IndexProblem<O extends InferredOptions> = O["index"] extends keyof Indexes<O>
  ? Indexes<O>[O["index"]] extends [O["organizationField"], O["activeField"], ...unknown[]]
    ? never
    : Indexes<O>[O["index"]] extends [
          infer First extends string,
          infer Second extends string,
          ...unknown[],
        ]
      ? `Index "${O["index"]}" starts with "${First}" and "${Second}", not with "${O["organizationField"]}" and "${O["activeField"]}": if those are the organization and the active flag, set organizationField: "${First}" and activeField: "${Second}"; otherwise set "index" to one that starts with both`
      : `Index "${O["index"]}" has fewer than two fields: set "index" to one that starts with the organization and the active flag`
  : `Table "${O["table"]}" has no index "${O["index"]}": set "index" to the one that starts with the organization and the active flag, or add it in convex/schema.ts`;

type ActiveProblem<O extends InferredOptions> = [
  O["activeValue"] & FieldTypeFromFieldPath<TableIn<O, O["table"]>["document"], O["activeField"]>,
] extends [never]
  ? `The value that means active cannot be in "${O["activeField"]}": set "activeValue" to one that can`
  : never;

type ViewerProblem<O extends InferredOptions> =
  ViewerOf<O> extends IndexedViewerResolver<infer Index, infer Field>
    ? Index extends keyof Indexes<O>
      ? Indexes<O>[Index] extends [Field, ...unknown[]]
        ? never
        : `Index "${Index}" does not start with "${Field}": give the viewer's resolver an index and its first field, which holds the identity's subject`
      : `Table "${O["table"]}" has no index "${Index}" to find the viewer by: set "viewer" to viewerFromRow() or viewerFromClaim() with an index and its first field, or to a function of your own`
    : never;

type ViewerOf<O extends InferredOptions> = "viewer" extends O["given"]
  ? O["viewer"]
  : IndexedViewerResolver<"by_workos_id", "workosUserId">;

type PersonProblem<O extends InferredOptions> = [O["person"]] extends [never]
  ? never
  : O["person"]["table"] extends keyof DataModelOf<O["query"]>
    ? O["person"] extends { index: infer Index extends string }
      ? PersonIndexProblem<O, Index, TableIn<O, O["person"]["table"]>["indexes"]>
      : FieldTypeFromFieldPath<
            TableIn<O, O["table"]>["document"],
            O["person"]["from"]
          > extends GenericId<O["person"]["table"]>
        ? never
        : `"${O["person"]["from"]}" of "${O["table"]}" holds no id of "${O["person"]["table"]}": set "from" of "person" to a field that does, or add an "index" of "${O["person"]["table"]}" that starts with the field that has the same value`
    : `There is no table "${O["person"]["table"]}" in convex/schema.ts: set "table" of "person" to the one that has the people's names`;

type PersonIndexProblem<
  O extends InferredOptions,
  Index extends string,
  PersonIndexes,
> = Index extends keyof PersonIndexes
  ? PersonIndexes[Index] extends [PersonField<O>, ...unknown[]]
    ? never
    : `Index "${Index}" does not start with "${PersonField<O>}": set "field" of "person" to its first field`
  : `Table "${O["person"]["table"]}" has no index "${Index}": set "index" of "person" to one that finds a person, or add it in convex/schema.ts`;

type PersonField<O extends InferredOptions> = O["person"] extends {
  field: infer Field extends string;
}
  ? Field
  : O["person"]["from"];

type MemberProblem<O extends InferredOptions> = "member" extends O["given"]
  ? UndeclaredProblem<O["profile"], MemberProfile<O["fields"]>>
  : HasProfile<ProfileDocument<O>> extends true
    ? [keyof O["fields"]] extends [never]
      ? never
      : `"fields" declares extra fields: set "member" to a function that returns them`
    : `Rows of "${ProfileTable<O>}" have no text in "displayName" and "avatarUrl": set "member" to a function that returns them from a row`;

export type ProfileTable<O extends InferredOptions> = [O["person"]] extends [never]
  ? O["table"]
  : O["person"]["table"];

export type ProfileDocument<O extends InferredOptions> = TableIn<O, ProfileTable<O>>["document"] &
  GenericDocument;

type UndeclaredProblem<Profile, Declared> = Profile extends unknown
  ? Exclude<keyof Profile & string, keyof Declared> extends infer Undeclared extends string
    ? `"${Undeclared}" is not a public field: declare it in "fields" with a validator, or do not return it from "member"`
    : never
  : never;

type FieldsProblem<O extends InferredOptions> =
  `"${keyof O["fields"] & ReservedField}" is always there: leave it out of "fields"`;

/** The fields that every member has, which an app cannot declare again. */
type ReservedField = "_id" | "displayName" | "avatarUrl" | "isActive";

/**
 * What an app gets for its options: functions to export, or what is wrong. Checked in the result and
 * not on the options: there it would fix the types of `viewer` and `member` before they are inferred.
 */
export type FunctionsOrProblem<Functions, Message> = [Message] extends [never]
  ? Functions
  : Problem<Message & string>;
