import type { Value } from "convex/values";

/** A row as the database holds it: Convex values, system fields included. */
export interface StoredDocument {
  readonly _id: string;
  readonly _creationTime: number;
  readonly [field: string]: Value | undefined;
}

/**
 * The value at a dotted path such as `"address.city"`, as index and filter fields are written. Only
 * what an object holds itself counts: `constructor` is no field.
 */
export function fieldAt(document: StoredDocument, path: string): Value | undefined {
  // Indexes are sorted by this: most fields are not nested, and are there.
  if (Object.hasOwn(document, path)) return document[path];
  return path.includes(".")
    ? (path.split(".").reduce<unknown>(ownField, document) as Value | undefined)
    : undefined;
}

function ownField(value: unknown, key: string): unknown {
  const holdsFields = typeof value === "object" && value !== null && !Array.isArray(value);
  return holdsFields && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
