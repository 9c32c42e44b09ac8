import type { Value } from "convex/values";

const encoder = new TextEncoder();

/**
 * Bytes a value counts against Convex's limits. The formula is that of `getConvexSize` in
 * `convex/values`, which the oldest version of Convex supported here does not export.
 */
export function documentSize(value: Value | undefined): number {
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
  if (Array.isArray(value)) {
    return value.reduce<number>((sum, element) => sum + documentSize(element), 2);
  }
  let size = 2;
  for (const [key, field] of Object.entries(value)) {
    if (field !== undefined) size += utf8Length(key) + 1 + documentSize(field);
  }
  return size;
}

function utf8Length(text: string): number {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0x7f) return encoder.encode(text).length;
  }
  return text.length;
}
