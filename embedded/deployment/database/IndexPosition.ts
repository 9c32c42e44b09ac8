import type { Value } from "convex/values";
import { compareFieldValues } from "./compareFieldValues.js";
import { fieldAt, type StoredDocument } from "./storedDocument.js";

/** The values a document has in an index's fields. The last field is always `_id`. */
export type IndexKey = readonly (Value | undefined)[];

/**
 * A gap between two entries of an index: just before or just after every key that starts with
 * `prefix`. Bounds of ranges, cursors and the reach of a read are all positions.
 */
export interface IndexPosition {
  readonly prefix: IndexKey;
  readonly side: "before" | "after";
}

export const before = (prefix: IndexKey): IndexPosition => ({ prefix, side: "before" });
export const after = (prefix: IndexKey): IndexPosition => ({ prefix, side: "after" });

export function indexKey(document: StoredDocument, fields: readonly string[]): IndexKey {
  return fields.map((field) => fieldAt(document, field));
}

/** Whether a document stands before a position in the index over `fields`. */
export function isBefore(
  document: StoredDocument,
  fields: readonly string[],
  { prefix, side }: IndexPosition,
): boolean {
  for (let i = 0; i < prefix.length; i++) {
    const order = compareFieldValues(fieldAt(document, fields[i]!), prefix[i]);
    if (order !== 0) return order < 0;
  }
  return side === "after";
}
