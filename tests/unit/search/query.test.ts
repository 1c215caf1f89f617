/** What is typed becomes words: any text does. */
import { parseSearch } from '@core/search/query';
import fc from 'fast-check';
import { expect, test } from 'vitest';

const typed = (text: string) => parseSearch(text).words.map(({ needles }) => needles[0]);

test.each([
  ['kvm  AMS1', ['kvm', 'ams1']],
  ['"rack U12" kvm', ['rack u12', 'kvm']],
  ['kvm "rack U1', ['kvm', 'rack u1']],
  ['kvm KVM', ['kvm']],
  ['a"b c"d', ['a', 'b c', 'd']],
  ['Ёлка', ['елка']],
  ['\u0438\u0306', ['й']],
  ['', []],
  [' \t\n "" " " ', []],
])('%j has the words %j', (text, words) => {
  expect(typed(text)).toEqual(words);
});

test('an address has its canonical form beside what was typed', () => {
  expect(parseSearch('[2001:0DB8:0:0::1]:443').words).toEqual([{ needles: ['[2001:0db8:0:0::1]:443', '2001:db8::1'] }]);
});

test('no text is refused, and no needle is empty or reaches over a tag', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'"a:1 .-[]%/f\n\u0001\u0085') }),
  );
  fc.assert(
    fc.property(text, (input) => {
      for (const { needles } of parseSearch(input).words) {
        expect(needles.length).toBeGreaterThan(0);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        for (const needle of needles) expect(needle).toMatch(/^[^\u0000-\u001f]+$/);
        expect(needles[0]).not.toMatch(/[\u007f-\u009f]/);
      }
    }),
    { numRuns: 1_000 },
  );
});
