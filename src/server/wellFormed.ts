import { convexToJson, jsonToConvex, type JSONValue, type Value } from "convex/values";

/**
 * A text that Convex can store and send: half of a surrogate pair, as is left where an emoji was cut
 * in two, is replaced by U+FFFD.
 */
export const wellFormed = (text: string): string => text.replace(/\p{Cs}/gu, "\uFFFD");

/**
 * The same for each text in a value, at any depth.
 *
 * @throws Error where Convex has no such value, such as a `Date`
 */
export function withWellFormedTexts(value: Value): Value {
  if (typeof value === "string") return wellFormed(value);
  if (typeof value !== "object") return value;
  const mend = (_: string, part: JSONValue) => (typeof part === "string" ? wellFormed(part) : part);
  return jsonToConvex(JSON.parse(JSON.stringify(convexToJson(value)), mend) as JSONValue);
}
