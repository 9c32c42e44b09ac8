import type { FieldTypeFromFieldPath, GenericDataModel, GenericDocument } from "convex/server";
import type { PropertyValidators } from "convex/values";
import type { HasProfile, MemberProfile } from "./memberMapper.js";
import type { IndexedViewerResolver } from "./viewer.js";

/** An option that cannot work, by a type whose text says what to do. Nothing is assignable to it. */
export interface Problem<Message extends string> {
  readonly "convex-org-members says": Message;
}

/** The options that the checks below look at, as the compiler inferred them. */
export interface InferredOptions {
  table: string;
  index: string;
  organizationField: string;
  activeField: string;
  active: unknown;
  viewer: unknown;
  fields: PropertyValidators;
  profile: unknown;
}

/**
 * What is wrong with the options, as an object type with the option to change: `unknown` when
 * nothing is. The first problem found is the one reported.
 */
export type OptionProblems<
  DataModel extends GenericDataModel,
  O extends InferredOptions,
> = O["table"] extends keyof DataModel
  ? O["index"] extends keyof DataModel[O["table"]]["indexes"]
    ? DataModel[O["table"]]["indexes"][O["index"]] extends [
        O["organizationField"],
        O["activeField"],
        ...unknown[],
      ]
      ? ActiveProblems<DataModel[O["table"]]["document"], O> &
          ViewerProblems<DataModel[O["table"]]["indexes"], O> &
          FieldProblems<O["fields"]> &
          MemberProblems<DataModel[O["table"]]["document"], O>
      : RangeProblem<DataModel[O["table"]]["indexes"][O["index"]], O>
    : {
        index: Problem<`Table "${O["table"]}" has no index "${O["index"]}": name the one that starts with the organization and the active flag, or define it in convex/schema.ts`>;
      }
  : {
      table: Problem<`There is no table "${O["table"]}" in convex/schema.ts: set "table" to the one whose rows are the members`>;
    };

type RangeProblem<IndexFields, O extends InferredOptions> = IndexFields extends [
  infer First extends string,
  infer Second extends string,
  ...unknown[],
]
  ? {
      index: Problem<`Index "${O["index"]}" starts with "${First}" and "${Second}", not with "${O["organizationField"]}" and "${O["activeField"]}": if those are the organization and the active flag, set organizationField and activeField to them; otherwise name an index that starts with both`>;
    }
  : { index: Problem<`Index "${O["index"]}" has fewer than two fields`> };

type ActiveProblems<Document extends GenericDocument, O extends InferredOptions> =
  O["active"] extends FieldTypeFromFieldPath<Document, O["activeField"]>
    ? unknown
    : {
        active: Problem<`No "${O["activeField"]}" of a row can be equal to this: set "active" to the value that means active`>;
      };

type ViewerProblems<Indexes, O extends InferredOptions> =
  O["viewer"] extends IndexedViewerResolver<infer Index, infer Field>
    ? Index extends keyof Indexes
      ? Indexes[Index] extends [Field, ...unknown[]]
        ? unknown
        : {
            viewer: Problem<`Index "${Index}" does not start with "${Field}": give the viewer's resolver an index and its first field, which holds the identity's subject`>;
          }
      : {
          viewer: Problem<`Table "${O["table"]}" has no index "${Index}" to find the viewer by: give viewerFromRow() or viewerFromClaim() an index and its first field, or set "viewer" to a function of your own`>;
        }
    : unknown;

type FieldProblems<Fields extends PropertyValidators> = [keyof Fields & ReservedField] extends [
  never,
]
  ? unknown
  : {
      fields: Problem<`"${keyof Fields & ReservedField}" is always there: leave it out of "fields"`>;
    };

/** The fields that every member has, which an app cannot declare anew. */
type ReservedField = "_id" | "displayName" | "avatarUrl" | "isActive";

type MemberProblems<
  Document extends GenericDocument,
  O extends InferredOptions,
> = unknown extends O["profile"]
  ? DefaultMapperProblems<Document, O>
  : [Undeclared<O["profile"], O["fields"]>] extends [never]
    ? unknown
    : {
        member: Problem<`"${Undeclared<O["profile"], O["fields"]>}" is not a public field: declare it in "fields" with a validator, or do not return it`>;
      };

type Undeclared<Profile, Fields extends PropertyValidators> = Profile extends null
  ? never
  : Exclude<keyof Profile & string, keyof MemberProfile<Fields>>;

type DefaultMapperProblems<Document extends GenericDocument, O extends InferredOptions> =
  HasProfile<Document> extends true
    ? [keyof O["fields"]] extends [never]
      ? unknown
      : {
          member: Problem<`"fields" declares extra fields: set "member" to a function that returns them`>;
        }
    : {
        member: Problem<`Rows of "${O["table"]}" have no "displayName" and "avatarUrl" of text: set "member" to a function that returns them from a row`>;
      };
