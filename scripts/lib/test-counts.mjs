/** Reading the test runners' JSON reports, and summing them up in one line. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** Nothing has run. @type {Readonly<Counts>} */
export const NO_TESTS = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

/**
 * @param {any} report Vitest's JSON report.
 * @returns {Counts}
 */
export function countVitest(report) {
  // A file that could not be loaded has no failed test of its own, yet it failed.
  const broken = (report.testResults ?? []).filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {any} report Playwright's JSON report.
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  // Errors outside a test: a file that does not load, a failing global set-up. "No tests found" is judged by the caller.
  const outside = (report.errors ?? []).filter(
    (/** @type {any} */ error) => !/^(Error: )?No tests found/.test(error.message ?? ''),
  );
  return { passed: expected + flaky, failed: unexpected + outside.length, skipped };
}

/**
 * What a runner's outcome counts: a status that contradicts its report, or no report, is one more failure.
 * @param {Counts | undefined} counts
 * @param {number} status
 * @param {{ mayBeEmpty: boolean }} options
 * @returns {Counts}
 */
export function judge(counts, status, { mayBeEmpty }) {
  const found = counts ?? NO_TESTS;
  const empty = found.passed + found.failed === 0;
  if (empty && mayBeEmpty && counts) return found;
  const silentFailure = found.failed === 0 && (status !== 0 || empty);
  return silentFailure ? { ...found, failed: 1 } : found;
}

/**
 * @param {Counts[]} list
 * @returns {Counts}
 */
export function sumCounts(list) {
  return list.reduce(
    (sum, next) => ({
      passed: sum.passed + next.passed,
      failed: sum.failed + next.failed,
      skipped: sum.skipped + next.skipped,
    }),
    NO_TESTS,
  );
}

/**
 * The closing line.
 * @param {Counts} counts
 */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
