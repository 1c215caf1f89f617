/** Ages as the design writes them. */
import { formatAge, formatMoment, sharesMinute } from '@renderer/lib/time';
import { expect, test } from 'vitest';

test.each([
  [-5_000, '0 s'],
  [40_000, '40 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [3 * 3_600_000 + 12 * 60_000, '3 h 12 min'],
  [3_600_000, '1 h'],
  [28 * 3_600_000, '1 d 4 h'],
])('%i ms are %s', (ms, text) => {
  expect(formatAge(ms, 'en')).toBe(text);
});

test('Russian has its own units', () => {
  expect(formatAge(61_000, 'ru-RU')).toBe('1 мин');
});

test('readings of one minute are told apart by their seconds, others are not', () => {
  const noon = new Date(2026, 10, 24, 12, 0, 5).getTime();
  const times = [noon, noon + 30_000, noon + 90_000];
  const texts = times.map((ms) => formatMoment(ms, noon, 'en', sharesMinute(ms, times)));
  expect(texts).toEqual(['12:00:05', '12:00:35', '12:01']);
});
