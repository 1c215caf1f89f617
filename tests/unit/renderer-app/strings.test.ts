/** Every text there is in English is there in Russian too, with the same places to fill in. */
import { en as appEn } from '@renderer/app/i18n/strings/en';
import { ru as appRu } from '@renderer/app/i18n/strings/ru';
import { en as historyEn } from '@renderer/features/history/strings/en';
import { ru as historyRu } from '@renderer/features/history/strings/ru';
import { copiesEn } from '@renderer/features/instances/strings/copies-en';
import { copiesRu } from '@renderer/features/instances/strings/copies-ru';
import { en as instancesEn } from '@renderer/features/instances/strings/en';
import { ru as instancesRu } from '@renderer/features/instances/strings/ru';
import { en as operationsEn } from '@renderer/features/operations/strings/en';
import { ru as operationsRu } from '@renderer/features/operations/strings/ru';
import { en as racksEn } from '@renderer/features/racks/strings/en';
import { ru as racksRu } from '@renderer/features/racks/strings/ru';
import { en as searchEn } from '@renderer/features/search/strings/en';
import { ru as searchRu } from '@renderer/features/search/strings/ru';
import { en as serversEn } from '@renderer/features/servers/strings/en';
import { ru as serversRu } from '@renderer/features/servers/strings/ru';
import { describe, expect, test } from 'vitest';

const PAIRS = [
  ['app', appEn, appRu],
  ['instances', instancesEn, instancesRu],
  ['copies', copiesEn, copiesRu],
  ['history', historyEn, historyRu],
  ['racks', racksEn, racksRu],
  ['search', searchEn, searchRu],
  ['servers', serversEn, serversRu],
  ['operations', operationsEn, operationsRu],
] as const;

describe.each(PAIRS)('%s', (_, en, ru) => {
  const english = flatten(en);
  const russian = flatten(ru);

  test('no text is missing', () => {
    expect([...english.keys()].filter((key) => !russian.has(key))).toEqual([]);
  });

  test('the same values are filled in', () => {
    const different = [...english].filter(([key, text]) => places(text) !== places(russian.get(key) ?? ''));
    expect(different.map(([key]) => key)).toEqual([]);
  });

  test('nothing is left untranslated but names and units', () => {
    const same = [...english].filter(
      ([key, text]) => /[a-z]{5,}/i.test(text.replace(/{{[^}]+}}/g, '')) && russian.get(key) === text,
    );
    expect(same.map(([, text]) => text).filter((text) => !/Electron|Coldaisle|Intel|IPMI/.test(text))).toEqual([]);
  });
});

function flatten(value: unknown, path = ''): Map<string, string> {
  if (typeof value === 'string') return new Map([[path, value]]);
  const entries = Object.entries(value as Record<string, unknown>);
  return new Map(entries.flatMap(([key, child]) => [...flatten(child, path ? `${path}.${key}` : key)]));
}

function places(text: string): string {
  return [...text.matchAll(/{{\s*(\w+)[^}]*}}/g)]
    .map((match) => match[1])
    .sort()
    .join();
}
