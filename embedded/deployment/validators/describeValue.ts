import type { Value } from "convex/values";

/** A value as Convex writes it in its errors: `{name: "Ada", size: 3.0}`, fields sorted. */
export function describeValue(value: Value | undefined): string {
  switch (typeof value) {
    case "string":
      return JSON.stringify(value);
    case "number":
      return describeFloat(value);
    case "object":
      break;
    default:
      return String(value);
  }
  if (value === null) return "null";
  if (value instanceof ArrayBuffer) return `<${value.byteLength} bytes>`;
  if (Array.isArray(value)) return `[${value.map(describeValue).join(", ")}]`;
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${name}: ${describeValue(field)}`);
  return `{${fields.join(", ")}}`;
}

/** As Rust writes a float: 3.0, where 3 would be an integer. */
function describeFloat(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  if (!Number.isFinite(value)) return String(value).replace("Infinity", "inf");
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}
