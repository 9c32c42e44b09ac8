/**
 * The package is used in a way that cannot work; the message says what to change, in a production
 * build only what is wrong. Never retried.
 */
export class UsageError extends Error {
  override name = "UsageError";
}
