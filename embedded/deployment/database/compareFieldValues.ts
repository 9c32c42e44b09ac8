import { compareValues, type Value } from "convex/values";

// Convex orders strings by UTF-8 bytes. UTF-16 order differs only where surrogates are involved.
const SURROGATE = /[\uD800-\uDFFF]/;

/** Convex's total order over values, with shortcuts for what indexes are mostly made of. */
export function compareFieldValues(a: Value | undefined, b: Value | undefined): number {
  if (typeof a === "string" && typeof b === "string") {
    if (a === b) return 0;
    if (!SURROGATE.test(a) && !SURROGATE.test(b)) return a < b ? -1 : 1;
  } else if (typeof a === "number" && typeof b === "number") {
    // Convex's order tells 0 from -0, and NaN has a place in it: no shortcut for these.
    if (a < b) return -1;
    if (a > b) return 1;
    if (a === b && a !== 0) return 0;
  } else if (typeof a === "boolean" && a === b) {
    return 0;
  }
  return compareValues(a, b);
}
