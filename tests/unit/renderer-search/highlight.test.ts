import { isFoundIn, segmentsOf, windowOn, wordsOf } from '@renderer/features/search/model/highlight';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const marked = (text: string, query: string) =>
  segmentsOf(text, wordsOf(query))
    .map((segment) => (segment.hit ? `[${segment.text}]` : segment.text))
    .join('');

describe('marking what was sought', () => {
  test.each([
    ['ops@halcyon.example', 'HALCYON', 'ops@[halcyon].example'],
    ['Kvm-182', 'kvm 82', '[Kvm]-1[82]'],
    ['ds-1111', '11', 'ds-[1111]'],
    ['Пётр', 'петр', '[Пётр]'],
    ['10.20.4.23', '10.20', '[10.20].4.23'],
    ['kvm-182', 'nothing', 'kvm-182'],
    ['B4-04 U23', '"04 u23"', 'B4-[04 U23]'],
    ['B4-04 U23', '"04 u', 'B4-[04 U]23'],
  ])('%s for %s', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  test('a hardware address is found without its separators, and with others', () => {
    expect(marked('3c:ec:ef:7a:21:9e', '3cecef')).toBe('[3c:ec:ef]:7a:21:9e');
    expect(marked('3c:ec:ef:7a:21:9e', 'EF-7A-21')).toBe('3c:ec:[ef:7a:21]:9e');
    expect(marked('3c:ec:ef:7a:21:9e', '3cecef7a219e')).toBe('[3c:ec:ef:7a:21:9e]');
  });

  test('separators are overlooked in hardware addresses alone', () => {
    expect(marked('10.20.40.50', '2040')).toBe('10.20.40.50');
  });

  test('nothing of a text is lost or doubled, and what is marked holds a word', () => {
    const words = fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), words, (text, sought) => {
        const segments = segmentsOf(text, sought);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        for (const { hit, text: part } of segments) if (hit) expect(isFoundIn(part, sought)).toBe(true);
      }),
    );
  });
});

describe('a cell that is too narrow', () => {
  test('shows the part with the find', () => {
    const text = 'a-very-long-account-name@halcyon.example';
    expect(windowOn(text, ['halcyon'], 14)).toContain('halcyon');
    expect(windowOn(text, ['halcyon'], 14).startsWith('…')).toBe(true);
  });

  test('shows the beginning where the find is in it, or where all of it fits', () => {
    expect(windowOn('ops@halcyon.example', ['ops'], 14)).toBe('ops@halcyon.example');
    expect(windowOn('ops@halcyon', ['halcyon'], 14)).toBe('ops@halcyon');
  });
});
