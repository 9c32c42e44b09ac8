import { jsonToConvex, type JSONValue, type Value } from "convex/values";
import { badRequest } from "./HttpError.js";

/**
 * A function's value as the caller wants it.
 *
 * @param format `"json"`, the default, is easy to read and loses what JSON lacks: 64-bit integers
 * and bytes are strings. `"convex_encoded_json"` is what Convex's own clients read.
 */
export function exportValue(value: JSONValue, format = "json"): JSONValue {
  switch (format) {
    case "json":
    case "convex_clean_json":
      return toPlainJson(jsonToConvex(value));
    case "convex_encoded_json":
    case "convex_json":
      return value;
    default:
      throw badRequest("BadFormat", `format param must be one of [\`json\`]. Got ${format}`);
  }
}

function toPlainJson(value: Value): JSONValue {
  if (typeof value === "bigint") return value.toString();
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(toPlainJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, toPlainJson(field as Value)]),
  );
}
