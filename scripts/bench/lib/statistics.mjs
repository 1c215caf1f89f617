/** The few statistics the benchmarks need, over plain lists of numbers. */

/**
 * The value below which the given share of the values lies, interpolated between neighbours.
 * @param {readonly number[]} values
 * @param {number} share From 0 to 1.
 */
export function percentile(values, share) {
  if (values.length === 0) throw new RangeError('no values');
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  return below + (above - below) * (place - Math.floor(place));
}

/** @param {readonly number[]} values */
export function median(values) {
  return percentile(values, 0.5);
}

/**
 * How far the values lie apart: the middle half of them, as a share of the median. 0.1 means within about ten percent.
 * @param {readonly number[]} values
 */
export function spread(values) {
  const middle = median(values);
  const width = percentile(values, 0.75) - percentile(values, 0.25);
  if (width === 0) return 0;
  return middle === 0 ? Number.POSITIVE_INFINITY : width / Math.abs(middle);
}
