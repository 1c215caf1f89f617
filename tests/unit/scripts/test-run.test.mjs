/** The counts that close `npm test` never hide a failure. */
import { describe, expect, it } from 'vitest';
import { parseTestArguments } from '../../../scripts/lib/test-arguments.mjs';
import { closingLine, countPlaywright, countVitest, judge, sumCounts } from '../../../scripts/lib/test-counts.mjs';

describe('countVitest', () => {
  it('counts a file that could not be loaded as a failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 3 });
  });
});

describe('countPlaywright', () => {
  it('counts errors outside any test, and not the remark that there was none', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
    const errors = [{ message: 'Error: No tests found' }, { message: 'SyntaxError: nope' }];
    expect(countPlaywright({ stats, errors })).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });
});

describe('judge', () => {
  const good = { passed: 2, failed: 0, skipped: 0 };
  const none = { passed: 0, failed: 0, skipped: 1 };

  it.each([
    ['a clean run', good, 0, false, 0],
    ['a status that contradicts the report', good, 1, false, 1],
    ['a run without a report', undefined, 0, true, 1],
    ['a run of no test', none, 0, false, 1],
    ['a run of no test that a file filter explains', none, 0, true, 0],
    ['real failures, not counted twice', { ...good, failed: 3 }, 1, false, 3],
  ])('judges %s', (_, counts, status, mayBeEmpty, failed) => {
    expect(judge(counts, status, { mayBeEmpty }).failed).toBe(failed);
  });
});

describe('closingLine', () => {
  it('names skipped tests only when there are some', () => {
    expect(closingLine({ passed: 123, failed: 0, skipped: 0 })).toBe('123 passed, 0 failed');
    expect(
      closingLine(
        sumCounts([
          { passed: 1, failed: 2, skipped: 3 },
          { passed: 1, failed: 0, skipped: 1 },
        ]),
      ),
    ).toBe('2 passed, 2 failed, 4 skipped');
  });
});

describe('parseTestArguments', () => {
  it.each([
    [[], ['check', 'unit', 'integration', 'e2e'], []],
    [['--only', 'unit'], ['unit'], []],
    [['--only=unit,e2e', 'racks'], ['unit', 'e2e'], ['racks']],
    [['racks'], ['unit', 'integration', 'e2e'], ['racks']],
  ])('reads %j', (args, parts, filters) => {
    expect(parseTestArguments(args)).toEqual({ parts: new Set(parts), filters });
  });

  it('refuses a part that does not exist rather than run nothing', () => {
    expect(() => parseTestArguments(['--only', 'units'])).toThrow('no test part "units"');
  });
});
