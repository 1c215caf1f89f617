import { fileName, tableCsv, toText } from '@renderer/features/search/model/export-table';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const table = (...rows: readonly (readonly string[])[]) => ({
  columns: ['Name', 'Owner'],
  blocks: [{ facts: [['Code', 'AMS1']] as const, rows }],
});

/** A reader by RFC 4180 alone. */
function parsed(csv: string): string[][] {
  const records: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const char = csv.charAt(at);
    if (quoted) {
      if (char !== '"') cell += char;
      else if (csv.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ',' || (char === '\r' && csv.charAt(at + 1) === '\n')) {
      records.at(-1)?.push(cell);
      cell = '';
      if (char === '\r') {
        records.push([]);
        at += 1;
      }
    } else cell += char;
  }
  return records.slice(0, -1);
}

describe('CSV', () => {
  test('begins with the mark that tells Excel its encoding, then says whose rows these are', () => {
    expect(tableCsv(table(['kvm-182', 'ops@halcyon.example']))).toBe(
      '\uFEFF"Code","AMS1"\r\n"Name","Owner"\r\n"kvm-182","ops@halcyon.example"\r\n',
    );
  });

  test('each datacenter has its own head, an empty line apart', () => {
    const blocks = ['AMS1', 'FRA2'].map((code) => ({ facts: [['Code', code]] as const, rows: [[code, '']] }));
    expect(tableCsv({ columns: ['Name', 'Owner'], blocks }).split('\r\n')).toEqual([
      '\uFEFF"Code","AMS1"',
      '"Name","Owner"',
      '"AMS1",""',
      '',
      '"Code","FRA2"',
      '"Name","Owner"',
      '"FRA2",""',
      '',
    ]);
  });

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =cmd',
    '\uFF1D1',
    '\uFEFF=1',
    '=HYPERLINK("http://a","b")',
  ])('%j is text, never a formula', (value) => {
    expect(parsed(tableCsv(table([value, ''])).slice(1))[2]?.[0]).toBe(`'${value}`);
  });

  test('also in the lines above the rows, where the name of a datacenter stands', () => {
    const csv = tableCsv({ columns: ['Name'], blocks: [{ facts: [['Datacenter', '=A1']], rows: [] }] });
    expect(csv).toContain(`"Datacenter","'=A1"`);
  });

  test('every value comes back as it was, and no cell begins a formula', () => {
    const nasty = fc.constantFrom('"', ',', '\r', '\n', '\r\n', '=', '-', ' ', 'a', 'ё', '😀', "'");
    const value = fc.array(nasty, { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 2 }), (row) => {
        const read = parsed(tableCsv(table(row)).slice(1))[2] ?? [];
        expect(read).toHaveLength(2);
        read.forEach((cell, index) => {
          expect([row[index], `'${row[index]}`]).toContain(cell);
          expect(cell).not.toMatch(/^\s*[=+\-@]/);
        });
      }),
    );
  });
});

describe('text', () => {
  test('columns stand in line, under whose they are', () => {
    expect(toText(table(['kvm-182', 'ops@halcyon.example'], ['ds-2', '']))).toBe(
      'Code: AMS1\nName     Owner\nkvm-182  ops@halcyon.example\nds-2',
    );
  });

  test('a value with a line break stays one line', () => {
    expect(toText(table(['a\r\nb', 'c'])).split('\n')).toHaveLength(3);
  });
});

describe('the name of the file', () => {
  const day = new Date(2026, 10, 4).getTime();

  test('tells what was sought and when', () => {
    expect(fileName('ops@halcyon', day)).toBe('coldaisle-ops-halcyon-2026-11-04.csv');
    expect(fileName('   ', day)).toBe('coldaisle-2026-11-04.csv');
  });

  test('is one a file system takes, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), (query) => {
        const name = fileName(query, day);
        expect(name).toMatch(/^coldaisle-[\p{L}\p{N}._-]*2026-11-04\.csv$/u);
        expect(name.length).toBeLessThanOrEqual(120);
      }),
    );
  });
});
