/** Tables as CSV that any spreadsheet opens as text: a cell that would be run as a formula is defused. */

/** What spreadsheets take for the start of a formula, its full-width twins included, after any blanks. */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

export function toCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  // The mark at the start tells Excel that this is UTF-8.
  return `\ufeff${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '""';
  // Numbers are ours; whatever came from an instance is text.
  const text = typeof value === 'number' ? String(value) : defused(value);
  return `"${text.replaceAll('"', '""')}"`;
}

/** The apostrophe makes it text; it is seen in the cell's editor, which is honest. */
function defused(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
