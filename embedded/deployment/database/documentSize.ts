import type { Value } from "convex/values";

const MAX_NESTING = 64;
const encoder = new TextEncoder();

/**
 * Bytes a value counts against Convex's limits. The formula is that of `getConvexSize` in
 * `convex/values`, which the oldest version of Convex supported here does not export.
 *
 * @throws if the value is nested deeper than Convex allows, or is none that can be stored
 */
export function documentSize(value: Value | undefined, nesting = 0): number {
  switch (typeof value) {
    case "undefined":
      return 0;
    case "boolean":
      return 1;
    case "number":
    case "bigint":
      return 9;
    case "string":
      return 2 + utf8Length(value);
    default:
  }
  if (value === null) return 1;
  if (value instanceof ArrayBuffer) return 2 + value.byteLength;
  if (nesting >= MAX_NESTING) {
    throw new Error(`Value is too deeply nested (maximum nesting ${MAX_NESTING}).`);
  }
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, element) => sum + documentSize(element, nesting + 1), 2);
  }
  // By its name: a plain object of another realm has another `Object`. And from the prototype: the
  // value may have a field called `constructor`.
  const { name } = Object.getPrototypeOf(value).constructor as { name: string };
  if (name !== "Object") throw new Error(`A ${name} cannot be stored in the embedded deployment.`);
  let size = 2;
  const fields = value as Record<string, Value | undefined>;
  for (const key in fields) {
    const field = fields[key];
    if (field !== undefined) size += utf8Length(key) + 1 + documentSize(field, nesting + 1);
  }
  return size;
}

function utf8Length(text: string): number {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0x7f) return encoder.encode(text).length;
  }
  return text.length;
}
