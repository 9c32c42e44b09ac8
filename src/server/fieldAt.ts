import type { GenericDocument } from "convex/server";
import type { Value } from "convex/values";

/** The value at an index's field path, which may be nested: `"organization.id"`. */
export function fieldAt(document: GenericDocument, path: string): Value | undefined {
  return path
    .split(".")
    .reduce<Value | undefined>(
      (value, key) => (value as GenericDocument | null | undefined)?.[key],
      document,
    );
}
