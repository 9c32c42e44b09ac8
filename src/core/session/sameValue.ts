/** Deep equality of two Convex values: primitives, bytes, arrays and plain objects. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || kind(a) !== kind(b)) return false;
  if (a instanceof ArrayBuffer) return sameValue(bytes(a), bytes(b));
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  // A loop for speed: after a reconnect this runs for each field of each member.
  for (const key of keys) if (!(key in b && sameValue(a[key], b[key]))) return false;
  return true;
}

type Indexed = Record<string, unknown>;
const isObject = (value: unknown): value is Indexed => typeof value === "object" && value !== null;
const bytes = (buffer: object) => [...new Uint8Array(buffer as ArrayBuffer)];
const kind = (value: object): unknown => Object.getPrototypeOf(value);
