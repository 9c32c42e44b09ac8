// The last lines of `npm test`, for a person and a machine: the browsers that were left out, and
// "Tests: 120 passed, 0 failed".
import { otherEngines } from "./browsers/engines.js";

/**
 * @typedef {import("vitest/node").Reporter} Reporter
 * @implements {Reporter}
 */
export default class SummaryReporter {
  /** @type {string[]} */
  #leftOut = [];

  /** @param {import("vitest/node").Vitest} vitest */
  onInit(vitest) {
    // Whoever names projects knows what they leave out.
    if (vitest.config.project.length > 0) return;
    this.#leftOut = otherEngines().flatMap(({ name, start, missing }) =>
      start ? [] : [`Not tested in ${name}: ${missing}.`],
    );
  }

  /**
   * @param {ReadonlyArray<import("vitest/node").TestModule>} modules
   * @param {ReadonlyArray<unknown>} unhandledErrors
   * @param {import("vitest/node").TestRunEndReason} reason
   */
  onTestRunEnd(modules, unhandledErrors, reason) {
    const count = { passed: 0, failed: unhandledErrors.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state]++;
      // A file that does not load, or a hook that throws, fails no test, and must not look green.
      count.failed += module.errors().length;
      for (const suite of module.children.allSuites()) count.failed += suite.errors().length;
    }
    if (reason !== "passed") count.failed = Math.max(count.failed, 1);
    const skipped = count.skipped + count.pending;
    const line = `Tests: ${count.passed} passed, ${count.failed} failed`;
    // After Vitest's own summary, which is printed in the same tick.
    setTimeout(() => {
      for (const sentence of this.#leftOut) console.log(sentence);
      console.log(skipped > 0 ? `${line}, ${skipped} skipped` : line);
    });
  }
}
