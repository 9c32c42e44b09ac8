import type { GenericDocument } from "convex/server";
import type { Admission } from "../admit.js";

/** The options that `orgDirectory` has beside those of `orgMembers`. */
export interface DirectoryNaming<Row = GenericDocument> {
  /**
   * The name that a member is found and sorted by, from the row that has it. `null` leaves the
   * member out of the directory. @defaultValue the row's `displayName`
   */
  name?: (row: Row) => string | null | undefined;
  /**
   * What members are sorted by, and whose first letter is their section: for the order of one
   * language (`(name) => nameKey(name, "åäö")`), or for how a name sounds. Compared by code points,
   * and cut after 128. Run `rebuild` when you change it. @defaultValue `nameKey(name)`
   */
  sortKey?: (name: string, row: Row) => string;
}

export type OwnOption = keyof DirectoryNaming;

/** The options of `orgDirectory` with every default filled in. */
export interface DirectoryOptions extends Admission {
  readonly name: (row: GenericDocument) => string | null | undefined;
  readonly sortKey: (name: string, row: GenericDocument) => string;
  readonly maxNumItems: number;
}
