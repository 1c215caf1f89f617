/** What `npm run bench` is asked for and what it prints. */
import { describe, expect, it } from 'vitest';
import { parseBenchArguments } from '../../../scripts/bench/lib/arguments.mjs';
import { formatTable, percent } from '../../../scripts/bench/lib/table.mjs';
import { BENCHES } from '../../../scripts/bench/list.mjs';

const KNOWN = [
  { id: 'sync-10k', byDefault: true },
  { id: 'disk-10k', byDefault: true },
  { id: 'sync-100k', byDefault: false },
];

describe('parseBenchArguments', () => {
  it.each([
    [[], ['sync-10k', 'disk-10k'], null],
    [['--all'], ['sync-10k', 'disk-10k', 'sync-100k'], null],
    [['--only', 'sync-100k'], ['sync-100k'], null],
    [['--only=disk-10k,sync-10k', '--json=a=b.json'], ['sync-10k', 'disk-10k'], 'a=b.json'],
    [['--json', 'out.json', '--only', 'disk-10k', '--only', 'sync-100k'], ['disk-10k', 'sync-100k'], 'out.json'],
  ])('reads %j', (args, ids, json) => {
    expect(parseBenchArguments(args, KNOWN)).toEqual({ ids, json });
  });

  it('names the known benchmarks when one is not', () => {
    const wrong = () => parseBenchArguments(['--only', 'sync-10k,sync-10'], KNOWN);
    expect(wrong).toThrow('no benchmark "sync-10"');
    expect(wrong).toThrow(
      expect.objectContaining({ nextStep: expect.stringContaining('sync-10k, disk-10k, sync-100k') }),
    );
  });

  it.each([[['sync-10k']], [['--json']], [['--only']], [['--jsn', 'x']]])('refuses %j rather than run all', (args) => {
    expect(() => parseBenchArguments(args, KNOWN)).toThrow();
  });
});

describe('the list', () => {
  it('has every id once, each with its size', () => {
    const ids = BENCHES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*-\d+k$/);
  });

  it('has a limit exactly where the reference is one', () => {
    for (const { limit, referenceName } of BENCHES) expect(limit !== null).toBe(referenceName === 'limit');
  });

  it('runs what needs the datacenters off after all others of its size', () => {
    const ids = BENCHES.map(({ id }) => id);
    expect(ids.indexOf('start-offline-10k')).toBe(ids.indexOf('sync-100k') - 1);
    expect(ids.at(-1)).toBe('start-offline-100k');
  });
});

const MEASURED = {
  id: 'sync-10k',
  metric: 'first sync',
  unit: 'ms',
  ours: 1234.5,
  reference: 1000,
  referenceName: 'curl | jq',
  ratio: 1.2345,
  target: 1.5,
  met: true,
  runs: 7,
  spread: 0.034,
  notes: ['per server: 123 µs'],
};

describe('formatTable', () => {
  it('shows ours and the reference with their unit, and notes below', () => {
    const text = formatTable([MEASURED]);
    expect(text).toMatch(/^sync-10k {3}1235 ms {2}1000 ms curl \| jq {2}1\.23 {3}1\.5 {5}yes {2}7 {5}3\.4 %$/m);
    expect(text).toMatch(/^sync-10k: first sync\n {2}per server: 123 µs$/m);
  });

  it('shows a limit as a value, not as a ratio', () => {
    const limited = { ...MEASURED, id: 'switch-10k', referenceName: 'limit', reference: 100, target: 100, ratio: 0.5 };
    expect(formatTable([limited])).toMatch(/^switch-10k.* {2}- {6}100 ms {2}yes/m);
  });

  it('keeps a row for what could not be measured', () => {
    const nothing = { ours: null, reference: null, ratio: null, met: false, runs: 0, spread: null };
    const text = formatTable([{ ...MEASURED, ...nothing, notes: ['not measurable: no search field'] }]);
    expect(text).toMatch(/^sync-10k {3}- {5}curl \| jq {2}- {6}1\.5 {5}no {3}0 {5}-$/m);
    expect(text).toContain('not measurable: no search field');
  });
});

describe('percent', () => {
  it.each([
    [0, '0.0 %'],
    [0.0456, '4.6 %'],
    [0.456, '46 %'],
    [null, '-'],
  ])('of %j', (share, text) => {
    expect(percent(share)).toBe(text);
  });
});
