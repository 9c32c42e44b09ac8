import type { GenericDocument, GenericQueryCtx } from "convex/server";

/** Any app's tables, for code that has their names as values and cannot know them as types. */
export type UntypedDataModel = Record<
  string,
  {
    document: GenericDocument;
    fieldPaths: string;
    // Three fields, as Convex types allow one `eq` fewer than an index has.
    indexes: Record<string, [string, string, string]>;
    searchIndexes: Record<never, never>;
    vectorIndexes: Record<never, never>;
  }
>;

export type UntypedCtx = GenericQueryCtx<UntypedDataModel>;
