import type { GenericDocument } from "convex/server";
import { compareValues, type Value } from "convex/values";
import { fieldAt } from "./fieldAt.js";

/** Where an app keeps its members: the names that every query here reads by. */
export interface MemberTable {
  /** Its rows are the members. */
  readonly table: string;
  /** An index of it whose first two fields are the next two. */
  readonly index: string;
  readonly organizationField: string;
  readonly activeField: string;
  /** The value of `activeField` that means active. */
  readonly activeValue: Value;
}

/** Whether the row says that it is active. */
export function isActiveRow(
  row: GenericDocument,
  { activeField, activeValue }: MemberTable,
): boolean {
  return holds(row, activeField, activeValue);
}

/** Whether the row belongs to the organization. */
export function belongsTo(
  row: GenericDocument,
  organization: Value,
  { organizationField }: MemberTable,
): boolean {
  return holds(row, organizationField, organization);
}

/** Whether a value names an organization. Rows without one belong to nobody. */
export function isOrganization(value: Value | undefined): value is Exclude<Value, null> {
  return value !== undefined && value !== null && value !== "";
}

// Equal as an index compares: bytes and objects by what they hold.
function holds(row: GenericDocument, field: string, value: Value): boolean {
  return compareValues(fieldAt(row, field), value) === 0;
}
