/** Codes of the simulator's second factor against the vectors of RFC 6238, and what counts as the right moment. */
import { describe, expect, it } from 'vitest';
import { stepOfCode, toBase32, totpAt } from '../../../src/main/demo/http/totp';

const SECRET = toBase32(new TextEncoder().encode('12345678901234567890'));

describe('a code', () => {
  // The vectors have eight digits; six are their last six.
  it.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %i s is that of the RFC', (seconds, eight) => {
    expect(totpAt(SECRET, seconds * 1_000)).toBe(eight.slice(-6));
  });

  it('is right for half a minute more or less, and no longer', () => {
    const now = 1_234_567_890_000;
    const code = totpAt(SECRET, now);
    expect([-30_000, 0, 30_000].map((ms) => stepOfCode(SECRET, code, now + ms))).toEqual([
      41_152_263, 41_152_263, 41_152_263,
    ]);
    expect([-90_000, 90_000].map((ms) => stepOfCode(SECRET, code, now + ms))).toEqual([null, null]);
  });
});
