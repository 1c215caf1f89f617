/** What is on the screen as a file or as text: the same columns, rows and order, under whose they are and how old. */
import { toCsv } from '@renderer/lib/csv';

export interface ExportBlock {
  /** Lines above the rows: datacenter, code, when it was read. Each is a name and a value. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly rows: readonly (readonly string[])[];
}

export interface ExportTable {
  readonly columns: readonly string[];
  readonly blocks: readonly ExportBlock[];
}

/** One header with the columns for each block, an empty line apart. */
export function tableCsv({ columns, blocks }: ExportTable): string {
  return toCsv(blocks.flatMap(({ facts, rows }, index) => [...(index === 0 ? [] : [[]]), ...facts, columns, ...rows]));
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
