// The last line of `npm test`, for a person and a machine: "Tests: 120 passed, 0 failed".

/** @implements {import("vitest/node").Reporter} */
export default class SummaryReporter {
  /**
   * @param {ReadonlyArray<import("vitest/node").TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state]++;
      // A file that does not even load has no tests to count, and must not look green.
      count.failed += module.errors().length;
    }
    const skipped = count.skipped + count.pending;
    const line = `Tests: ${count.passed} passed, ${count.failed} failed`;
    // After Vitest's own summary, which is printed in the same tick.
    setTimeout(() => console.log(skipped > 0 ? `${line}, ${skipped} skipped` : line));
  }
}
