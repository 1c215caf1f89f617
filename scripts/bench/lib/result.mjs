/** From what was measured to one line of results, and what it means to meet a target. */
import { median, percentile, spread } from './statistics.mjs';

/**
 * One benchmark. With a `limit`, `ours` itself is held against the target; without, its ratio to the reference is.
 * @typedef {object} Bench
 * @property {string} id Ends in its size.
 * @property {string} metric What is measured, in a few words.
 * @property {string} unit
 * @property {'median' | 'p95' | 'worst'} statistic What of our runs is held against the target.
 * @property {number} target At most this.
 * @property {string} referenceName
 * @property {number | null} limit The fixed reference, where nothing is run beside ours.
 * @property {boolean} byDefault
 * @property {(context: import('./context.mjs').BenchContext) => Promise<Measurement>} measure
 *
 * @typedef {object} Measurement
 * @property {number[]} ours
 * @property {number[]} [reference] Run in turn with ours; needed where there is no limit.
 * @property {string[]} [notes]
 *
 * @typedef {object} BenchResult
 * @property {string} id
 * @property {string} metric
 * @property {string} unit
 * @property {number | null} ours Null when it could not be measured.
 * @property {number | null} reference
 * @property {string} referenceName
 * @property {number | null} ratio Ours by reference.
 * @property {number} target A ratio; where the reference is a limit, a value in `unit`.
 * @property {boolean} met
 * @property {number} runs Of ours.
 * @property {number | null} spread Of the runs, as a share of their median.
 * @property {string[]} notes
 */

/** What a benchmark throws when the program or the machine does not have what it measures. */
export class NotMeasurable extends Error {}

/**
 * @param {readonly number[]} runs
 * @param {Bench['statistic']} statistic
 */
function statisticOf(runs, statistic) {
  switch (statistic) {
    case 'median':
      return median(runs);
    case 'p95':
      return percentile(runs, 0.95);
    case 'worst':
      return Math.max(...runs);
  }
}

/**
 * @param {Bench} bench
 * @param {Measurement} measurement
 * @returns {BenchResult}
 */
export function resultOf(bench, { ours, reference = [], notes = [] }) {
  if (ours.length === 0) return notMeasurable(bench, 'no run was completed');
  const value = statisticOf(ours, bench.statistic);
  const beside = bench.limit ?? (reference.length > 0 ? median(reference) : 0);
  if (beside <= 0) return notMeasurable(bench, 'the reference gave no figure');
  const ratio = value / beside;
  return {
    ...head(bench),
    ours: rounded(value),
    reference: rounded(beside),
    ratio: rounded(ratio),
    // Judged before rounding: a target is not met by a digit that is not shown.
    met: (bench.limit === null ? ratio : value) <= bench.target,
    runs: ours.length,
    spread: rounded(bench.limit === null ? spread(pairRatios(ours, reference)) : spread(ours)),
    notes,
  };
}

/**
 * @param {Bench} bench
 * @param {string} reason
 * @returns {BenchResult}
 */
export function notMeasurable(bench, reason) {
  const nothing = { ours: null, reference: null, ratio: null, met: false, runs: 0, spread: null };
  return { ...head(bench), ...nothing, notes: [`not measurable: ${reason}`] };
}

/** @param {Bench} bench */
function head({ id, metric, unit, referenceName, target }) {
  return { id, metric, unit, referenceName, target };
}

/**
 * Each run of ours by the reference run beside it: what slowed both does not count as noise of the comparison.
 * @param {readonly number[]} ours
 * @param {readonly number[]} reference
 */
function pairRatios(ours, reference) {
  const pairs = Math.min(ours.length, reference.length);
  return Array.from({ length: pairs }, (_, index) => ours[index] / reference[index]);
}

/** @param {number} value */
function rounded(value) {
  return Number.isFinite(value) ? Math.round(value * 1000) / 1000 : value;
}

/**
 * Runs ours and the reference in turn, so that what slows the machine for a while slows both.
 * @param {number} runs
 * @param {() => Promise<number>} ours
 * @param {() => Promise<number>} reference
 */
export async function inTurn(runs, ours, reference) {
  /** @type {{ ours: number[], reference: number[] }} */
  const measured = { ours: [], reference: [] };
  for (let run = 0; run < runs; run += 1) {
    measured.ours.push(await ours());
    measured.reference.push(await reference());
  }
  return measured;
}
