import { UsageError } from "../UsageError.js";

/**
 * @param name what the caller calls the number
 * @throws UsageError unless `numItems` is a whole number of at least 1, as the server demands
 */
export function assertNumItems(name: string, numItems: unknown): void {
  if (Number.isInteger(numItems) && (numItems as number) >= 1) return;
  const hint =
    process.env.NODE_ENV !== "production" && typeof numItems === "object"
      ? " Was it passed straight to an event, as in onClick={loadMore}?"
      : "";
  throw new UsageError(
    `${name} must be a whole number of members, 1 or more, and is ${String(numItems)}.${hint}`,
  );
}
