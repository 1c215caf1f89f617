/** What is on the screen as a file or as text: the same columns, rows and order, under whose they are and how old. */

export interface ExportBlock {
  /** Lines above the rows: datacenter, code, when it was read. Each is a name and a value. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly rows: readonly (readonly string[])[];
}

export interface ExportTable {
  readonly columns: readonly string[];
  readonly blocks: readonly ExportBlock[];
}

/** Excel takes a file without it for one in the system's own encoding. */
const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';

/** CSV by RFC 4180, one header with the columns for each block. */
export function toCsv({ columns, blocks }: ExportTable): string {
  const lines = blocks.flatMap(({ facts, rows }, index) => [
    ...(index === 0 ? [] : ['']),
    ...facts.map((fact) => csvLine(fact)),
    csvLine(columns),
    ...rows.map((row) => csvLine(row)),
  ]);
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line}${LINE_END}`).join('')}`;
}

function csvLine(cells: readonly string[]): string {
  return cells.map(csvCell).join(',');
}

/** Spreadsheets run what begins like this, also after blanks and in its wide form. */
const FORMULA = /^[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

function csvCell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** For tickets and chats: columns in line, one row a line. */
export function toText({ columns, blocks }: ExportTable): string {
  const rows = [columns, ...blocks.flatMap((block) => block.rows)].map((row) => row.map(oneLine));
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  const inLine = (row: readonly string[]) =>
    row
      .map((cell, index) => oneLine(cell).padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return blocks
    .map(({ facts, rows: own }) => {
      const head = facts.map(([name, value]) => `${name}: ${oneLine(value)}`).join(', ');
      return [head, inLine(columns), ...own.map(inLine)].filter((line) => line !== '').join('\n');
    })
    .join('\n\n');
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

/** `coldaisle-halcyon-2026-11-24.csv`: what a file system takes and a person recognises. */
export function fileName(subject: string, nowMs: number): string {
  const plain = subject
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);
  const day = new Date(nowMs);
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${['coldaisle', plain, date.join('-')].filter(Boolean).join('-')}.csv`;
}
