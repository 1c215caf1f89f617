import { en } from '@renderer/features/history/strings/en';
import { partText, valueText } from '@renderer/features/history/view/change-words';
import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';

beforeAll(() => i18next.init({ lng: 'en', resources: { en: { history: en } } }));

const t = () => i18next.getFixedT('en', 'history');

test('words of DCImanager are said in those of the window, also beside an address', () => {
  expect(valueText('power', 'in_progress', t())).toBe('Changing');
  expect(valueText('bmc', '10.20.0.3, on', t())).toBe('10.20.0.3, On');
  expect(partText('bmc', 'ipmi', t())).toBe('IPMI');
});

test('what people named stays as they wrote it, and an unknown word is shown as it came', () => {
  expect(valueText('renamed', 'on, off', t())).toBe('on, off');
  expect(valueText('bmc', 'frobnicating', t())).toBe('frobnicating');
  expect(partText('ports', 'ipmi', t())).toBe('ipmi');
});
