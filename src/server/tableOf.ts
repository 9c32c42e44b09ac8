import type { IndexTiebreakerField, TableDefinition } from "convex/server";
import type { PropertyValidators, v } from "convex/values";

/**
 * The type of a table with these fields and indexes, as the app's own compiler works it out.
 *
 * A declaration file that holds the finished type would hold it as our compiler settings make it,
 * and an app with other ones (`exactOptionalPropertyTypes`) would find that its rows do not fit.
 */
export type TableOf<
  Fields extends PropertyValidators,
  Indexes extends Record<string, string[]>,
> = TableDefinition<
  ReturnType<typeof v.object<Fields>>,
  { [Index in keyof Indexes]: [...Indexes[Index], IndexTiebreakerField] }
>;
