import type {
  DataModelFromSchemaDefinition,
  GenericDatabaseReader,
  GenericDatabaseWriter,
  SchemaDefinition,
} from "convex/server";
import type { UntypedDataModel } from "../untypedCtx.js";
import type { orgDirectoryTables } from "./orgDirectoryTables.js";

type DirectoryDataModel = DataModelFromSchemaDefinition<
  SchemaDefinition<typeof orgDirectoryTables, true>
>;

/** The app's database, typed with the directory's own tables. */
export type DirectoryReader = GenericDatabaseReader<DirectoryDataModel>;
export type DirectoryWriter = GenericDatabaseWriter<DirectoryDataModel>;

/** The app's database, for code that has the tables' names as values. */
export type AppReader = GenericDatabaseReader<UntypedDataModel>;
export type AppWriter = GenericDatabaseWriter<UntypedDataModel>;

export const readDirectory = (db: AppReader) => db as unknown as DirectoryReader;
export const writeDirectory = (db: AppWriter) => db as unknown as DirectoryWriter;
