/** What `npm run bench -- …` was asked for. */
import { SetupError } from '../../lib/fail.mjs';

/**
 * @typedef {object} BenchRequest
 * @property {string[]} ids In the order of the list, whatever the order they were named in.
 * @property {string | null} json Where to write the results.
 */

/**
 * `--only ID[,ID]` picks benchmarks, `--all` also takes those that are not run by default, `--json FILE` writes a file.
 * @param {readonly string[]} args
 * @param {ReadonlyArray<{ id: string, byDefault: boolean }>} benches
 * @returns {BenchRequest}
 */
export function parseBenchArguments(args, benches) {
  /** @type {string[]} */
  const only = [];
  let all = false;
  let json = null;
  for (let index = 0; index < args.length; index += 1) {
    const [name, ...inline] = args[index].split('=');
    if (name === '--all') {
      all = true;
      continue;
    }
    if (name !== '--only' && name !== '--json') {
      throw new SetupError(
        `The benchmarks do not know the argument "${args[index]}"`,
        'use --only ID[,ID], --all and --json FILE',
      );
    }
    if (inline.length === 0) index += 1;
    const value = inline.length > 0 ? inline.join('=') : args[index];
    if (!value) throw new SetupError(`The argument ${name} needs a value`, `write it after ${name}`);
    if (name === '--json') json = value;
    else only.push(...value.split(',').map((id) => id.trim()));
  }
  return { ids: pick(only, all, benches), json };
}

/**
 * @param {readonly string[]} only
 * @param {boolean} all
 * @param {ReadonlyArray<{ id: string, byDefault: boolean }>} benches
 */
function pick(only, all, benches) {
  const known = benches.map(({ id }) => id);
  const unknown = only.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    throw new SetupError(`There is no benchmark "${unknown}"`, `use --only with one of ${known.join(', ')}`);
  }
  if (only.length > 0) return known.filter((id) => only.includes(id));
  return benches.filter(({ byDefault }) => all || byDefault).map(({ id }) => id);
}
