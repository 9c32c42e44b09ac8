import { UsageError } from "../UsageError.js";

// The words of convex-backend (application/src and udf/src/validation.rs). An error that a function
// threw has "Uncaught" in this place, and does not match. A production deployment sends "Server Error"
// and nothing else, so there these look like any other failure.
const NEVER_WORKS =
  /^\[CONVEX .+ Server Error\n(Could not find (public )?function|Trying to execute|ArgumentValidationError)/;

/**
 * The mistake in the app's code that caused an error of the subscription: a function that does not
 * exist or is no query, arguments it does not take, an answer that is no page. No retry helps.
 *
 * @returns `null` for an error that a retry may solve
 */
export function mistakeIn(error: unknown): UsageError | null {
  if (error instanceof UsageError) return error;
  if (!(error instanceof Error)) return null;
  // Convex's hook reads the answer as if it were a page.
  const noPage = error instanceof TypeError;
  if (!noPage && !NEVER_WORKS.test(error.message)) return null;
  const what =
    noPage && process.env.NODE_ENV !== "production"
      ? "must return what `paginate` returns, `{ page, isDone, continueCursor }`"
      : "cannot work as it is passed";
  return new UsageError(`The query ${what}. It is not asked again. ${error.message}`, {
    cause: error,
  });
}
