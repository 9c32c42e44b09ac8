import type { JSONValue } from "convex/values";

/** How deep the parser of a deployment follows (`serde_json`'s limit). */
const MAX_DEPTH = 127;

/** @throws Error for what is not JSON, or is nested deeper than a deployment reads */
export function parseJson(text: string): JSONValue {
  const json = JSON.parse(text) as JSONValue;
  if (isDeeper(json, MAX_DEPTH)) throw new Error("recursion limit exceeded");
  return json;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1));
}
