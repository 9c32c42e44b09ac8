/**
 * Where two JSON values differ, one line for each: `+` what only the first has, `-` what only the
 * second has, `≠` where both have another value. Lists of words, such as `required`, are sets.
 */
export function differences(ours: unknown, theirs: unknown, at = ""): string[] {
  if (isObject(ours) && isObject(theirs)) {
    const keys = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].toSorted();
    return keys.flatMap((key) => differences(ours[key], theirs[key], at ? `${at}.${key}` : key));
  }
  const [a, b] = [text(ours), text(theirs)];
  if (a === b) return [];
  if (theirs === undefined) return [`+ ${at}: ${a}`];
  if (ours === undefined) return [`- ${at}: ${b}`];
  return [`≠ ${at}: ${a}, not ${b}`];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const text = (value: unknown) =>
  JSON.stringify(Array.isArray(value) ? value.toSorted(alphabetically) : value);

const alphabetically = (a: unknown, b: unknown) => (String(a) < String(b) ? -1 : 1);
