/**
 * Runs a function, and adds to `lines` what it writes to the console meanwhile, as Convex words it:
 * `[LOG] 'hello'`. What it writes elsewhere, or when it is over, must not get in.
 */
export type CaptureLogs = <T>(run: () => Promise<T>, lines: string[]) => Promise<T>;

/** Which function wrote what to the console can't be told in a page: it has no asynchronous context. */
export const captureNothing: CaptureLogs = (run) => run();
