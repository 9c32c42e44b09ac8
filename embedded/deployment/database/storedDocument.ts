import type { Value } from "convex/values";

/** A row as the database holds it: Convex values, system fields included. */
export interface StoredDocument {
  readonly _id: string;
  readonly _creationTime: number;
  readonly [field: string]: Value | undefined;
}

/** The value at a dotted path such as `"address.city"`, as index and filter fields are written. */
export function fieldAt(document: StoredDocument, path: string): Value | undefined {
  // Indexes are sorted by this: most fields are not nested, and are there.
  const field = document[path];
  if (field !== undefined || !path.includes(".")) return field;
  let value: unknown = document;
  for (const key of path.split(".")) {
    if (value === null || typeof value !== "object") return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value as Value | undefined;
}
