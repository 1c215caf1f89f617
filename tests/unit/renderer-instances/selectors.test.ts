/** How a datacenter is doing, and what its code may be. */
import type { InstanceView } from '@contract/types/instance';
import {
  codeProblem,
  connectionOf,
  freeColour,
  STALE_AFTER_MS,
  suggestCode,
} from '@renderer/features/instances/selectors';
import { describe, expect, test } from 'vitest';

const NOW = 1_000_000_000;

function view(change: Partial<InstanceView> = {}, code = 'AMS1'): InstanceView {
  return {
    instance: {
      id: code,
      name: code,
      code,
      colour: 0,
      address: 'https://a',
      account: 'a@b',
      pinnedFingerprint: null,
      demoSite: null,
    },
    session: { kind: 'signed-in', account: 'a@b', keptIn: 'keychain' },
    reach: { kind: 'online', atMs: NOW },
    sync: null,
    readAtMs: NOW,
    serverCount: 1,
    rackCount: 1,
    syncError: null,
    ...change,
  };
}

describe('connection', () => {
  const offline = { kind: 'offline', sinceMs: NOW, error: { code: 'network.cut', details: { host: 'a' } } } as const;
  const signedOut = { kind: 'signed-out', reason: 'expired', sinceMs: NOW } as const;
  test.each<[string, Partial<InstanceView>]>([
    ['online', {}],
    ['stale', { readAtMs: NOW - STALE_AFTER_MS - 1 }],
    ['stale', { readAtMs: null }],
    ['offline', { reach: offline }],
    ['signed_out', { session: signedOut, reach: offline }],
    ['connecting', { sync: { startedAtMs: NOW, racksRead: null, serversRead: 0, serversTotal: null } }],
  ])('%s', (connection, change) => {
    expect(connectionOf(view(change), NOW)).toBe(connection);
  });
});

describe('code', () => {
  test.each([
    ['AMS1', 'taken'],
    ['ams1', 'rule'],
    ['A', 'rule'],
    ['TOOLONG', 'rule'],
    ['МСК-1', null],
  ])('%s is %s', (code, problem) => {
    expect(codeProblem(code, [view()], null)).toBe(problem);
  });

  test('a datacenter may keep its own', () => {
    expect(codeProblem('AMS1', [view()], 'AMS1')).toBe(null);
  });

  test.each([
    ['Amsterdam', 'AMS2'],
    ['Oslo 4', 'OSL4'],
    ['Москва', 'МОС1'],
    ['7', ''],
  ])('%s suggests %s beside AMS1', (name, code) => {
    expect(suggestCode(name, [view()])).toBe(code);
  });
});

test('the first colour nobody uses is suggested', () => {
  expect(freeColour([view()])).toBe(1);
});
