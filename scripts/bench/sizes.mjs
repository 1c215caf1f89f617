/** The sizes everything is measured at, and how an id names one. */

/** Servers of each of the three datacenters, the first measured by default. */
export const SIZES = [10_000, 100_000];

/** @param {number} servers */
export function sizeName(servers) {
  return `${servers / 1000}k`;
}
