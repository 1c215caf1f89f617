import type { InstanceView } from '@contract/types/instance';
import { NewCertificate } from '@renderer/features/instances/dialog/certificate-changed-dialog';
import { ConnectionBanner } from '@renderer/features/instances/status/connection-banner';
import { CopyCard } from '@renderer/features/instances/status/copy-card';
import { copyText, limitText } from '@renderer/features/instances/status/copy-text';
import { DropCard } from '@renderer/features/instances/status/drop-card';
import { StatusLine } from '@renderer/features/instances/status/status-line';
import { SyncCard } from '@renderer/features/instances/status/sync-card';
import { copiesEn } from '@renderer/features/instances/strings/copies-en';
import { copiesRu } from '@renderer/features/instances/strings/copies-ru';
import { en } from '@renderer/features/instances/strings/en';
import { ru } from '@renderer/features/instances/strings/ru';
import i18next from 'i18next';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import { NOW, viewOf } from './views';

const nothing = () => undefined;
const text = (element: ReactElement) =>
  renderToStaticMarkup(element)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

beforeAll(async () => {
  const resources = { en: { instances: en, copies: copiesEn }, ru: { instances: ru, copies: copiesRu } };
  await i18next.use(initReactI18next).init({ lng: 'en', resources });
});

describe('a copy that cannot be shown', () => {
  const card = (copy: InstanceView['copy']) =>
    text(<CopyCard view={viewOf('SIN1', { copy })} onSignIn={nothing} onTryAgain={nothing} onDelete={nothing} />);

  test('says which limit sealed it, and both ways on', () => {
    const words = card({ kind: 'sealed', sinceMs: NOW, lifetimeHours: 720 });
    for (const part of ['SIN1 copy is sealed', '30 days', 'Sign in to SIN1', 'Delete copy…']) {
      expect(words).toContain(part);
    }
  });

  test('from a newer version can be deleted, never opened or tried again', () => {
    const words = card({ kind: 'newer' });
    expect(words).toContain('Delete copy…');
    expect(words).not.toMatch(/Try again|Sign in/);
  });

  test('says the word of the system, and can be tried again', () => {
    const words = card({ kind: 'failed', reason: 'EACCES' });
    expect(words).toContain('EACCES');
    expect(words).toContain('Try again');
  });

  test.each<InstanceView['copy']>([
    { kind: 'ready', keptIn: 'disk' },
    { kind: 'none', keptIn: 'memory' },
  ])('is not one that is $kind', (copy) => {
    expect(card(copy)).toBe('');
  });
});

describe('no answer', () => {
  const error = { code: 'network.cut', details: { host: 'dci.example.net' } } as const;
  const banner = (over: Partial<InstanceView>) =>
    text(
      <ConnectionBanner
        view={viewOf('AMS1', { reach: { kind: 'offline', sinceMs: NOW - 60_000, error }, ...over })}
        now={NOW}
        onSignIn={nothing}
        onRead={nothing}
        onTryNow={nothing}
        onCertificate={nothing}
      />,
    );

  test('says since when, when it is tried next, and that changes are off', () => {
    const words = banner({ nextTryAtMs: NOW + 23_500 });
    expect(words).toMatch(/since \d\d:\d\d/);
    expect(words).toContain('Next try in 24 s.');
    expect(words).toContain('Try now');
    expect(words).toContain('Changes are turned off');
  });

  test('promises no next try where there is none, and no copy where there is none', () => {
    const words = banner({ nextTryAtMs: null, readAtMs: null });
    expect(words).not.toContain('Next try');
    expect(words).toContain('There is no copy to show.');
  });

  test('never counts below zero', () => {
    expect(banner({ nextTryAtMs: NOW - 5_000 })).toContain('Trying now.');
  });

  test('is not said of what is sealed: that has its own card', () => {
    expect(banner({ copy: { kind: 'sealed', sinceMs: NOW, lifetimeHours: 1 } })).toBe('');
  });
});

describe('a list that lost servers', () => {
  const countDrop = {
    before: 2816,
    beforeReadAtMs: NOW - 60_000,
    now: 2204,
    nowReadAtMs: NOW,
    racksTouched: 38,
    ownersTouched: 58,
    vanished: 612,
  };

  test('asks with all the numbers, and the safe answer first', () => {
    const words = text(<DropCard view={viewOf('AMS1', { countDrop })} now={NOW} busy={false} onAnswer={nothing} />);
    for (const part of ['612 of 2,816 servers vanished', '2,204', '38 racks', '58']) expect(words).toContain(part);
    expect(words.indexOf('Keep the old copy')).toBeGreaterThan(0);
    expect(words.indexOf('Keep the old copy')).toBeLessThan(words.indexOf('Use the new list'));
  });

  test('asks nothing when there is no such question', () => {
    expect(text(<DropCard view={viewOf('AMS1')} now={NOW} busy={false} onAnswer={nothing} />)).toBe('');
  });

  test('is told on the tile too', () => {
    const words = copyText(viewOf('AMS1', { countDrop }), NOW, 'en', i18next.getFixedT('en', 'copies'));
    expect(words).toContain('612 of 2,816');
  });
});

describe('a reading', () => {
  const sync: InstanceView['sync'] = {
    startedAtMs: NOW,
    pages: 29,
    secondsLeft: 12,
    lists: [
      { name: 'servers', state: 'reading', read: 1720, total: 2816 },
      { name: 'racks', state: 'done', read: 124, total: 124 },
      { name: 'users', state: 'absent', read: 0, total: null },
      { name: 'addresses', state: 'waiting', read: 0, total: null },
      { name: 'pools', state: 'reading', read: 3, total: null },
    ],
  };

  test('tells every list for what it is, and invents no total', () => {
    const words = text(<SyncCard view={viewOf('AMS1', { sync })} now={NOW} onCancel={nothing} />);
    expect(words).toContain('Servers 1,720 of 2,816');
    expect(words).toContain('Racks 124');
    expect(words).toContain('Users Not on this instance');
    expect(words).toContain('Addresses Waiting');
    expect(words).toMatch(/Address pools 3 (?!of)/);
    expect(words).toContain('About 12 s left');
    expect(words).toMatch(/You keep reading the copy from \d\d:\d\d until all of it is in\./);
  });

  test('promises no older copy where there is none', () => {
    const view = viewOf('AMS1', { sync: { ...sync, secondsLeft: null }, readAtMs: null });
    const words = text(<SyncCard view={view} now={NOW} onCancel={nothing} />);
    expect(words).toContain(en.status.keepNone);
    expect(words).not.toContain('left');
  });
});

test.each([
  [1, '1\u00a0hour', '1\u00a0час'],
  [5, '5\u00a0hours', '5\u00a0часов'],
  [24, '1\u00a0day', '1\u00a0день'],
  [30, '30\u00a0hours', '30\u00a0часов'],
  [720, '30\u00a0days', '30\u00a0дней'],
])('a limit of %s hours reads %s and %s', (hours, english, russian) => {
  expect(limitText(hours, i18next.getFixedT('en', 'copies'))).toBe(english);
  expect(limitText(hours, i18next.getFixedT('ru', 'copies'))).toBe(russian);
});

test('a changed certificate says who issued the new one, and since when it is valid', () => {
  const certificate = {
    fingerprint: 'AA',
    subject: 'dci.fra2.example',
    issuer: 'dci.fra2.example',
    selfSigned: true,
    validFromMs: Date.UTC(2026, 2, 3, 12),
    validToMs: Date.UTC(2027, 2, 3, 12),
    key: 'RSA 2048',
    reason: 'net::ERR_CERT_AUTHORITY_INVALID',
  };
  const words = text(<NewCertificate certificate={certificate} />);
  expect(words).toContain('dci.fra2.example, itself');
  expect(words).toMatch(/Valid from\s+3 Mar 2026/);
});

test('a count nobody knows yet is not none', () => {
  const view = viewOf('SIN1', { copy: { kind: 'ready', keptIn: 'disk' }, readAtMs: null, serverCount: 0 });
  const words = text(<StatusLine view={view} now={NOW} />);
  expect(words).toContain('… servers');
  expect(words).not.toMatch(/\b0 servers/);
});
