import type {
  First,
  InferredOptions,
  OptionsProblem,
  ProfileDocument,
  ProfileTable,
} from "../optionsProblem.js";
import type { DataModelOf } from "../queryTypes.js";
import type { OwnOption } from "./directoryOptions.js";

/** What is wrong with the options of `orgDirectory`, in words: `never` when nothing is. */
export type DirectoryProblem<O extends InferredOptions> = First<
  [
    OptionsProblem<Omit<O, "given"> & { given: Exclude<O["given"], OwnOption> }>,
    TablesProblem<O>,
    NameProblem<O>,
  ]
>;

type TablesProblem<O extends InferredOptions> = "orgDirectory" extends keyof DataModelOf<O["query"]>
  ? never
  : `There is no table "orgDirectory" in convex/schema.ts: spread ...orgDirectoryTables into defineSchema, beside your own tables`;

type NameProblem<O extends InferredOptions> = "name" extends O["given"]
  ? never
  : ProfileDocument<O> extends { displayName?: string | null | undefined }
    ? "displayName" extends keyof ProfileDocument<O>
      ? never
      : MissingName<O>
    : MissingName<O>;

type MissingName<O extends InferredOptions> =
  `Rows of "${ProfileTable<O>}" have no text in "displayName": set "name" to a function that returns the name to find a member by`;
