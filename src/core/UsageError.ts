/** The package is used in a way that cannot work; the message says what to change. Never retried. */
export class UsageError extends Error {
  override name = "UsageError";
}
