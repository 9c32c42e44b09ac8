import type { Value } from "convex/values";

type Fields = Readonly<Record<string, Value | undefined>>;

/**
 * The value at a field path, which may be nested: `"organization.id"`. Only what an object holds
 * itself counts: `constructor` is no field, and neither is the `length` of a text.
 */
export function fieldAt(document: Fields, path: string): Value | undefined {
  return path.split(".").reduce<Value | undefined>(ownField, document as Value);
}

function ownField(value: Value | undefined, key: string): Value | undefined {
  const holdsFields = typeof value === "object" && value !== null && !Array.isArray(value);
  return holdsFields && Object.hasOwn(value, key) ? (value as Fields)[key] : undefined;
}
