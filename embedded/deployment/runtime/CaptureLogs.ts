/**
 * Runs a function, and adds to `lines` what it writes to the console meanwhile, as Convex words it:
 * `[LOG] 'hello'`. It leaves out what other code writes, and what comes after the function's end.
 */
export type CaptureLogs = <T>(run: () => Promise<T>, lines: string[]) => Promise<T>;

/** For a page, which has no asynchronous context and cannot tell which function wrote to the console. */
export const captureNothing: CaptureLogs = (run) => run();
