/** The where grammar: what it accepts, what it refuses, and that it means what a plain reading says. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/main/demo/api-error';
import { compileWhere, likeMatcher, parseWhere, type Where } from '../../../src/main/demo/query/where';

type Row = Readonly<Record<string, string | number | boolean | null>>;

const read = (row: Row, field: string): unknown => row[field];
const test = (source: string, row: Row): boolean => compileWhere<Row>(parseWhere(source), read)(row);

const RACKED: Row = { name: 'kvm-182', id: 20417, is_new: false, owner_email: null, 'rack.name': 'B4-04' };

describe('where, examples of the notes', () => {
  it.each([
    ["name EQ 'kvm-182'", true],
    ['id EQ 20417', true],
    ['id NE 20417', false],
    ["name CP '%vm-%'", true],
    ["name CP 'KVM%'", true],
    ["name CP 'kvm'", false],
    ['owner_email IS null', true],
    ['(owner_email IS null) AND is_new EQ false', true],
    ["(owner_email EQ 'a@b.c') AND is_new EQ false", false],
    ["NOT name CP '%kvm%'", false],
    ["NOT (is_new EQ true) AND rack.name EQ 'B4-04'", true],
    ['owner_email NE null', false],
    ["owner_email CP '%'", false],
    ["  name  eq  'kvm-182'  ", true],
  ])('%s is %s', (source, expected) => {
    expect(test(source, RACKED)).toBe(expected);
  });

  it('compares a number with a counter that comes as text', () => {
    expect(test('using_ip EQ 12', { using_ip: '12' })).toBe(true);
    expect(test('using_ip EQ 0', { using_ip: '' })).toBe(false);
    expect(test('using_ip EQ 0', { using_ip: ' ' })).toBe(false);
  });
});

describe('where, refused', () => {
  it.each([
    '',
    'name',
    'name EQ',
    "name EQ 'open",
    'name EQ kvm',
    "name LIKE 'x'",
    'id > 5',
    'id IN (1)',
    'name CP 5',
    'owner_email IS NOT null',
    'id EQ 1 OR id EQ 2',
    '(id EQ 1',
    'id EQ 1)',
    'id EQ 1 id EQ 2',
    'AND id EQ 1',
    'id EQ 1 AND',
    'id EQ 1x',
    `${'('.repeat(80)}id EQ 1${')'.repeat(80)}`,
    `${'NOT '.repeat(80)}id EQ 1`,
  ])('%s', (source) => {
    expect(() => parseWhere(source)).toThrow(ApiError);
  });

  it('never breaks in any other way, whatever is sent', () => {
    const word = fc.constantFrom('AND', 'OR', 'NOT', 'EQ', 'CP', 'IS', 'null', '(', ')', "'", 'id', "'x'", '7', '%');
    const source = fc.oneof(
      fc.string(),
      fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(source, (text) => {
        try {
          parseWhere(text);
        } catch (error) {
          expect(error).toBeInstanceOf(ApiError);
        }
      }),
    );
  });
});

/** The same expression twice: as text for the parser, as a function written without it. */
interface Model {
  readonly source: string;
  readonly holds: (row: Row) => boolean;
}

const FIELDS = ['a', 'b', 'c.d'] as const;
const field = fc.constantFrom(...FIELDS);
const text = fc.string({ unit: fc.constantFrom('x', 'Y', '%', '-', '_', ' '), maxLength: 4 });
const value = fc.oneof(text, fc.integer({ min: -3, max: 3 }), fc.boolean());
const literal = (item: string | number | boolean): string => (typeof item === 'string' ? `'${item}'` : String(item));
const patternTest = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[-_]/g, '\\$&').replace(/\\_/g, '_').replace(/%/g, '.*')}$`, 'i');

const { expression } = fc.letrec<{ expression: Model; simple: Model; both: Model; negated: Model }>((tie) => ({
  expression: fc.oneof({ maxDepth: 4, withCrossShrink: true }, tie('simple'), tie('both'), tie('negated')),
  simple: fc.oneof(
    fc.tuple(field, value).map(
      ([name, item]): Model => ({
        source: `${name} EQ ${literal(item)}`,
        holds: (row) => row[name] === item,
      }),
    ),
    fc.tuple(field, value).map(
      ([name, item]): Model => ({
        source: `${name} NE ${literal(item)}`,
        holds: (row) => row[name] !== item,
      }),
    ),
    field.map((name): Model => ({ source: `${name} IS null`, holds: (row) => row[name] === null })),
    fc.tuple(field, text).map(
      ([name, pattern]): Model => ({
        source: `${name} CP '${pattern}'`,
        holds: (row) => {
          const actual = row[name];
          return typeof actual !== 'boolean' && actual !== null && patternTest(pattern).test(String(actual));
        },
      }),
    ),
  ),
  both: fc.tuple(tie('expression'), tie('expression')).map(
    ([left, right]): Model => ({
      source: `(${left.source}) AND ${right.source}`,
      holds: (row) => left.holds(row) && right.holds(row),
    }),
  ),
  negated: tie('expression').map(
    (inner): Model => ({
      source: `NOT (${inner.source})`,
      holds: (row) => !inner.holds(row),
    }),
  ),
}));

describe('where, meaning', () => {
  it('holds for exactly the rows a plain reading selects', () => {
    const row = fc.record({ a: value, b: fc.option(value), 'c.d': fc.option(value) });
    fc.assert(
      fc.property(expression, row, ({ source, holds }, candidate: Row) => {
        // A text that looks like a number equals that number on purpose; the model leaves that out.
        expect(test(source, candidate)).toBe(holds(candidate));
      }),
      { numRuns: 500 },
    );
  });

  it('matches patterns as a search for the parts in order would', () => {
    fc.assert(
      fc.property(text, text, (pattern, candidate) => {
        expect(likeMatcher(pattern)(candidate)).toBe(patternTest(pattern).test(candidate));
      }),
      { numRuns: 1000 },
    );
  });

  it('does not slow down on many wildcards', () => {
    const matches = likeMatcher(`${'%a'.repeat(2000)}%b`);
    expect(matches('a'.repeat(50_000))).toBe(false);
  });

  it('keeps NOT close to its test: NOT a AND b is (NOT a) AND b', () => {
    const parsed: Where = parseWhere('NOT a EQ 1 AND b EQ 2');
    expect(parsed.op).toBe('and');
  });
});
