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

/** The app's database, of which the directory's own tables are known. */
export type DirectoryReader = GenericDatabaseReader<DirectoryDataModel>;
export type DirectoryWriter = GenericDatabaseWriter<DirectoryDataModel>;

/** The app's database, as code sees it that has the tables' names as values. */
export type AppReader = GenericDatabaseReader<UntypedDataModel>;
export type AppWriter = GenericDatabaseWriter<UntypedDataModel>;

export const readDirectory = (db: AppReader) => db as unknown as DirectoryReader;
export const writeDirectory = (db: AppWriter) => db as unknown as DirectoryWriter;
