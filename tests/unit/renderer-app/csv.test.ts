import { toCsv } from '@renderer/lib/csv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Reads a CSV as RFC 4180 has it, for comparing. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 1; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (quoted && letter === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === ',' || letter === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (letter === '\n') rows.push([]);
    } else if (quoted || letter !== '\r') cell += letter;
  }
  return rows.slice(0, -1);
}

const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '\t', ' ', '=', '+', '-', '@', 'a', '1', '\uff1d', 'ж') }),
  fc.string(),
);

describe('csv', () => {
  test('gives back every text, with at most the one mark before it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1 }), { minLength: 1 }), (rows) => {
        const read = parse(toCsv(rows));
        expect(read).toHaveLength(rows.length);
        rows.forEach((row, line) => {
          row.forEach((text, at) => {
            expect([text, `'${text}`]).toContain(read[line]?.[at]);
          });
        });
      }),
    );
  });

  test('starts no cell that a spreadsheet would run', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1 }), (row) => {
        for (const text of parse(toCsv([row]))[0] ?? []) expect(text).not.toMatch(/^\s*[=+\-@\uff1d]|^[\t\r\n]/);
      }),
    );
  });

  test('numbers of ours stay numbers, nothing stays empty', () => {
    expect(toCsv([[-1, null, 'a']])).toBe('\ufeff"-1","","a"\r\n');
  });
});
