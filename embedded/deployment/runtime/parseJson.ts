import type { JSONValue } from "convex/values";

/** How deep the parser of a deployment follows (`serde_json`'s limit). */
const MAX_DEPTH = 127;

/**
 * JSON as a deployment reads it.
 *
 * @throws Error for what is not JSON, is nested deeper than a deployment reads, or holds half of a
 *   surrogate pair, which a text in JavaScript may hold, and one in Rust may not
 */
export function parseJson(text: string): JSONValue {
  // `JSON.stringify` escapes such a half. A whole pair may be escaped as well, so look closer then.
  const json = (
    /\\ud/i.test(text) ? JSON.parse(text, refuseHalves) : JSON.parse(text)
  ) as JSONValue;
  if (isDeeper(json, MAX_DEPTH)) throw new Error("recursion limit exceeded");
  return json;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((each) => isDeeper(each, levels - 1));
}

function refuseHalves(key: string, value: unknown): unknown {
  for (const text of [key, value]) {
    if (typeof text === "string" && /\p{Cs}/u.test(text)) {
      throw new Error("lone leading surrogate in hex escape");
    }
  }
  return value;
}
