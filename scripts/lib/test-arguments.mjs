/** What `npm test -- …` was asked to run. */
import { SetupError } from './fail.mjs';

/** The parts of the test run, in order. */
const PARTS = /** @type {const} */ (['check', 'unit', 'integration', 'e2e']);

/**
 * `--only PART[,PART]` picks parts; anything else is a filter on test files, passed on to the runners.
 * @param {string[]} args
 * @returns {{ parts: Set<string>, filters: string[] }}
 */
export function parseTestArguments(args) {
  /** @type {string[]} */
  const filters = [];
  /** @type {string[]} */
  const only = [];
  for (let index = 0; index < args.length; index += 1) {
    const [name, inline] = args[index].split('=', 2);
    if (name === '--only') {
      const value = inline ?? args[index + 1] ?? '';
      only.push(...value.split(','));
      if (inline === undefined) index += 1;
    } else filters.push(args[index]);
  }
  const unknown = only.find((part) => !PARTS.some((known) => known === part));
  if (unknown !== undefined) {
    throw new SetupError(`There is no test part "${unknown}"`, `use --only with one of ${PARTS.join(', ')}`);
  }
  // A filter is for quick work on some tests, which the checks know nothing of.
  const all = filters.length > 0 ? PARTS.filter((part) => part !== 'check') : PARTS;
  return { parts: new Set(only.length > 0 ? only : all), filters };
}
