import type { FieldTypeFromFieldPath, GenericDataModel, GenericDocument } from "convex/server";
import type { PropertyValidators } from "convex/values";
import type { HasProfile, MemberProfile } from "./memberMapper.js";
import type { IndexedViewerResolver } from "./viewer.js";

/** What {@link orgMembers} returns for options that cannot work: the text says what to do. */
export interface Problem<Message extends string> {
  readonly "convex-org-members": Message;
}

/** The options that the checks below look at, as the compiler inferred them. */
interface InferredOptions {
  table: string;
  index: string;
  organizationField: string;
  activeField: string;
  active: unknown;
  viewer: unknown;
  fields: PropertyValidators;
  /** What `member` returns; `never` when it is left to its default. */
  profile: unknown;
}

/** What is wrong with the options, in words: `never` when nothing is. */
export type OptionsProblem<
  DataModel extends GenericDataModel,
  O extends InferredOptions,
> = O["table"] extends keyof DataModel
  ? O["index"] extends keyof DataModel[O["table"]]["indexes"]
    ? DataModel[O["table"]]["indexes"][O["index"]] extends [
        O["organizationField"],
        O["activeField"],
        ...unknown[],
      ]
      ?
          | ActiveProblem<DataModel[O["table"]]["document"], O>
          | ViewerProblem<DataModel[O["table"]]["indexes"], O>
          | MemberProblem<DataModel[O["table"]]["document"], O>
          | FieldsProblem<O["fields"]>
      : IndexProblem<DataModel[O["table"]]["indexes"][O["index"]], O>
    : `Table "${O["table"]}" has no index "${O["index"]}": set "index" to the one that starts with the organization and the active flag, or add it in convex/schema.ts`
  : `There is no table "${O["table"]}" in convex/schema.ts: set "table" to the one whose rows are the members`;

type IndexProblem<IndexFields, O extends InferredOptions> = IndexFields extends [
  infer First extends string,
  infer Second extends string,
  ...unknown[],
]
  ? `Index "${O["index"]}" starts with "${First}" and "${Second}", not with "${O["organizationField"]}" and "${O["activeField"]}": if those are the organization and the active flag, set organizationField: "${First}" and activeField: "${Second}"; otherwise set "index" to one that starts with both`
  : `Index "${O["index"]}" has fewer than two fields: set "index" to one that starts with the organization and the active flag`;

type ActiveProblem<Document extends GenericDocument, O extends InferredOptions> =
  O["active"] extends FieldTypeFromFieldPath<Document, O["activeField"]>
    ? never
    : `The value that means active cannot be in "${O["activeField"]}": set "active" to one that can`;

type ViewerProblem<Indexes, O extends InferredOptions> =
  O["viewer"] extends IndexedViewerResolver<infer Index, infer Field>
    ? Index extends keyof Indexes
      ? Indexes[Index] extends [Field, ...unknown[]]
        ? never
        : `Index "${Index}" does not start with "${Field}": give the viewer's resolver an index and its first field, which holds the identity's subject`
      : `Table "${O["table"]}" has no index "${Index}" to find the viewer by: set "viewer" to viewerFromRow() or viewerFromClaim() with an index and its first field, or to a function of your own`
    : never;

type MemberProblem<Document extends GenericDocument, O extends InferredOptions> = [
  O["profile"],
] extends [never]
  ? HasProfile<Document> extends true
    ? [keyof O["fields"]] extends [never]
      ? never
      : `"fields" declares extra fields: set "member" to a function that returns them`
    : `Rows of "${O["table"]}" have no text in "displayName" and "avatarUrl": set "member" to a function that returns them from a row`
  : UndeclaredProblem<O["profile"], MemberProfile<O["fields"]>>;

type UndeclaredProblem<Profile, Declared> = Profile extends unknown
  ? `"${Exclude<keyof Profile & string, keyof Declared>}" is not a public field: declare it in "fields" with a validator, or do not return it from "member"`
  : never;

type FieldsProblem<Fields extends PropertyValidators> =
  `"${keyof Fields & ReservedField}" is always there: leave it out of "fields"`;

/** The fields that every member has, which an app cannot declare anew. */
type ReservedField = "_id" | "displayName" | "avatarUrl" | "isActive";
