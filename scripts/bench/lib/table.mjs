/** The results as people read them. */

const HEADINGS = ['benchmark', 'ours', 'reference', 'ratio', 'target', 'met', 'runs', 'spread'];

/**
 * @param {readonly import('./result.mjs').BenchResult[]} results
 */
export function formatTable(results) {
  const rows = [HEADINGS, ...results.map(rowOf)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  const ruled = [lines[0], widths.map((width) => '-'.repeat(width)).join('  '), ...lines.slice(1)];
  const notes = results.flatMap(({ id, metric, notes: said }) => [
    `${id}: ${metric}`,
    ...said.map((note) => `  ${note}`),
  ]);
  return [...ruled, '', ...notes].join('\n');
}

/** @param {import('./result.mjs').BenchResult} result */
function rowOf(result) {
  const { id, unit, ours, reference, referenceName, ratio, target, met, runs, spread } = result;
  const isLimit = referenceName === 'limit';
  return [
    id,
    quantity(ours, unit),
    reference === null ? referenceName : `${quantity(reference, unit)} ${referenceName}`,
    ratio === null || isLimit ? '-' : ratio.toFixed(2),
    isLimit ? quantity(target, unit) : String(target),
    met ? 'yes' : 'no',
    String(runs),
    percent(spread),
  ];
}

/**
 * @param {number | null} value
 * @param {string} unit
 */
function quantity(value, unit) {
  if (value === null) return '-';
  return `${value.toFixed(Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0)} ${unit}`;
}

/** @param {number | null} share */
export function percent(share) {
  return share === null ? '-' : `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}
