import { addressCopyLine, serverCopyLine } from '@renderer/features/search/model/copy-line';
import { findsOf, locationText, stateKindOf } from '@renderer/features/search/model/server-facts';
import { describe, expect, test } from 'vitest';
import { aHit, aRow } from './make';

describe('why a server was found', () => {
  test('is marked in its column', () => {
    const finds = findsOf(aHit(1, { field: 'owner', text: 'ops@halcyon.example' }), []);
    expect([...finds.columns]).toEqual(['owner']);
    expect(finds.reasons).toEqual([]);
  });

  test('is told in words where no column has that field', () => {
    const mac = { field: 'mac', text: '3c:ec:ef:7a:21:9e' } as const;
    expect(findsOf(aHit(1, mac), []).reasons).toEqual([mac]);
  });

  test('is told in words where the column shows another value of that field', () => {
    const second = { field: 'address', text: '198.51.100.200' } as const;
    const main = { field: 'address', text: '198.51.100.1' } as const;
    expect(findsOf(aHit(1, second), []).reasons).toEqual([second]);
    expect([...findsOf(aHit(1, main), []).columns]).toEqual(['ipv4']);
  });

  test('a state is in its column only where the column shows that state', () => {
    const state = (text: string) => ({ field: 'state', text }) as const;
    expect([...findsOf(aHit(1, state('suspended'), { state: 'suspended' }), []).columns]).toEqual(['state']);
    expect([...findsOf(aHit(1, state('power off'), { power: 'off' }), []).columns]).toEqual(['power']);
    expect(findsOf(aHit(1, state('address allocating')), []).reasons).toEqual([state('address allocating')]);
    const failed = { label: null, percent: null, phase: 'failed' } as const;
    const hidden = { state: 'suspended', operation: failed } as const;
    expect(findsOf(aHit(1, state('suspended'), hidden), []).reasons).toEqual([state('suspended')]);
  });

  test('is not told in words where a column shows what was sought too', () => {
    const domain = { field: 'domain', text: 'ds-1.ams1.halcyon.example' } as const;
    const hit = aHit(1, domain, { owner: 'ops@halcyon.example' });
    expect(findsOf(hit, ['Halcyon'])).toEqual({ columns: new Set(['owner']), reasons: [] });
    expect(findsOf(hit, ['halcyon', 'ams1']).reasons).toEqual([domain]);
    expect(findsOf(hit, ['ams1']).columns.size).toBe(0);
  });

  test('is told once, however many words were found there', () => {
    const mac = { field: 'mac', text: '3c:ec:ef:7a:21:9e' } as const;
    expect(findsOf({ ...aHit(1), matches: [mac, mac] }, []).reasons).toEqual([mac]);
  });
});

describe('where a server stands', () => {
  test.each([
    [{}, 'B4-04 U23'],
    [{ unit: null }, 'B4-04'],
    [{ chassisName: 'chs-02', slot: 4 }, 'B4-04 chs-02/4'],
    [{ rackName: null }, null],
  ] as const)('%j', (over, expected) => {
    expect(locationText(aRow(1, over))).toBe(expected);
  });
});

test('the state shown is the most urgent one', () => {
  const running = { label: null, percent: 5, phase: 'running' as const };
  expect(stateKindOf(aRow(1, { state: 'suspended', operation: running }))).toBe('running');
  expect(stateKindOf(aRow(1, { state: 'resume_error', operation: running }))).toBe('resume_error');
  expect(stateKindOf(aRow(1, { operation: { ...running, phase: 'failed' }, isNew: true }))).toBe('failed');
  expect(stateKindOf(aRow(1, { isNew: true }))).toBe('new');
});

test('the line for a ticket names the datacenter, and leaves out what is not known', () => {
  expect(serverCopyLine(aRow(7, { bmcAddress: '10.20.4.23' }), 'AMS1')).toBe(
    'ds-7 (AMS1 #7), B4-04 U23, 198.51.100.7, BMC 10.20.4.23',
  );
  expect(serverCopyLine(aRow(7, { mainIpv4: null, rackName: null }), 'AMS1')).toBe('ds-7 (AMS1 #7)');
  expect(
    addressCopyLine({ address: '203.0.113.1', server: null, network: null, domain: null, status: 'ok' }, 'AMS1'),
  ).toBe('203.0.113.1 (AMS1), ok');
});
