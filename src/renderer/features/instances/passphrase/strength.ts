/** How hard a passphrase is to guess, in three words: length, how many different signs, and the ways people cheat. */
import { LEAST_PASSPHRASE } from '@contract/types/app';

export type Strength = 'short' | 'weak' | 'fair' | 'strong';

const STRONG_LENGTH = 20;
/** Fewer different signs than this are a pattern, whatever the length. */
const LEAST_DIFFERENT = 6;
const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '01234567890',
  'йцукенгшщзхъ',
  'фывапролджэ',
];
/** Of this many signs along the keyboard or the alphabet, the rest is no surprise. */
const RUN = 5;

export function strengthOf(passphrase: string): Strength {
  if (passphrase.length < LEAST_PASSPHRASE) return 'short';
  const text = passphrase.toLowerCase();
  if (new Set(text).size < LEAST_DIFFERENT || hasRun(text) || /(.{2,})\1\1|(.{4,})\2/.test(text)) return 'weak';
  return text.length >= STRONG_LENGTH || words(text) >= 4 ? 'strong' : 'fair';
}

function hasRun(text: string): boolean {
  return ROWS.some((row) =>
    [row, [...row].reverse().join('')].some((line) =>
      Array.from({ length: line.length - RUN + 1 }, (_, at) => line.slice(at, at + RUN)).some((run) =>
        text.includes(run),
      ),
    ),
  );
}

function words(text: string): number {
  return new Set(text.split(/[^\p{L}\p{Nd}]+/u).filter((word) => word.length > 3)).size;
}
