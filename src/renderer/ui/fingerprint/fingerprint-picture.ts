/** The picture of a fingerprint: a walk over a board, two bits a step, as OpenSSH draws its host keys. */
export const BOARD_COLUMNS = 13;
export const BOARD_ROWS = 9;
/** Visits above this all look alike. */
export const MOST_VISITS = 7;

/** Bytes of a fingerprint written in any usual way: `AA:BB`, `aa bb`, `aabb`. Letters that are not hexadecimal are ignored. */
export function fingerprintBytes(text: string): readonly string[] {
  const digits = text.replace(/[^0-9a-f]/gi, '').toUpperCase();
  return digits.match(/../g) ?? [];
}

/** Visits per cell, row by row, 0 to MOST_VISITS. The same fingerprint always gives the same board. */
export function fingerprintBoard(bytes: readonly string[]): readonly number[] {
  const board = new Array<number>(BOARD_COLUMNS * BOARD_ROWS).fill(0);
  let column = (BOARD_COLUMNS - 1) / 2;
  let row = (BOARD_ROWS - 1) / 2;
  for (const byte of bytes) {
    let bits = Number.parseInt(byte, 16);
    for (let step = 0; step < 4; step += 1) {
      column = clamp(column + (bits & 1 ? 1 : -1), BOARD_COLUMNS - 1);
      row = clamp(row + (bits & 2 ? 1 : -1), BOARD_ROWS - 1);
      const cell = row * BOARD_COLUMNS + column;
      board[cell] = Math.min((board[cell] ?? 0) + 1, MOST_VISITS);
      bits >>= 2;
    }
  }
  return board;
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, 0), most);
}
