import type { PowerSkipReason } from '@contract/errors';
import type { PowerVerb } from '@contract/types/operation';
import type { PowerState, Server } from '@contract/types/server';
import { canonicalText, type FrozenRequest, PLAN_LIFETIME_MS, planPower } from '@core/operations/power-plan';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digest, INSTANCE } from './bench';
import { anOperation, aServer } from './servers';

const signedIn = { kind: 'signed-in', account: 'a', keptIn: 'keychain' } as const;

function plan(verb: PowerVerb, server: Partial<Server> = {}, more: Partial<Parameters<typeof planPower>[0]> = {}) {
  const base = { verb, instance: { id: INSTANCE }, server: aServer(server), session: signedIn, busy: false };
  return planPower({ ...base, nowMs: 1_000, id: 'p1', digest, ...more });
}

describe('which power actions may be planned (vendor rules, notes 6.3)', () => {
  const table: readonly [PowerVerb, PowerState, PowerSkipReason | null][] = [
    ['power_on', 'off', null],
    ['power_on', 'unknown', null],
    ['power_on', 'on', 'already-on'],
    ['power_on', 'in_progress', 'operation-running'],
    ['power_off', 'on', null],
    ['power_off', 'off', 'already-off'],
    ['power_off', 'unknown', 'not-an-action-for-unknown'],
    ['power_off', 'in_progress', 'operation-running'],
    ['power_reset', 'on', null],
    ['power_reset', 'off', null],
    ['power_reset', 'unknown', null],
    ['power_reset', 'in_progress', null],
  ];
  it.each(table)('%s of a server that is %s: %s', (verb, power, reason) => {
    const made = plan(verb, { power });
    expect([made.skipReason, made.eligible]).toEqual([reason, reason === null]);
  });

  it('refuses every verb while an operation runs, but not because an old one failed', () => {
    expect(plan('power_reset', { operation: anOperation() }).skipReason).toBe('operation-running');
    expect(plan('power_reset', { operation: anOperation({ phase: 'failed' }) }).skipReason).toBeNull();
  });

  it('refuses every verb while a run of our own acts on the server', () => {
    expect(plan('power_off', {}, { busy: true }).skipReason).toBe('operation-running');
  });

  it('needs a BMC, an Intel AMT or a PDU port, any of them', () => {
    const feed = { connectionId: 1, portId: 2, port: '14', pduId: 3, pduName: 'pdu', status: 'up' } as const;
    expect(plan('power_reset', { ipmi: null }).skipReason).toBe('no-power-control');
    expect(plan('power_reset', { ipmi: null, feed }).skipReason).toBeNull();
    expect(
      plan('power_reset', { ipmi: null, amt: { ...aServer().ipmi, kind: 'intel-amt' } as Server['amt'] }).skipReason,
    ).toBeNull();
  });

  it('tells a signed-out datacenter before anything else', () => {
    const session = { kind: 'signed-out', reason: 'expired', sinceMs: 1 } as const;
    expect(plan('power_on', { operation: anOperation() }, { session }).skipReason).toBe('signed-out');
  });
});

describe('what a plan says', () => {
  it('names the place in rack, slot or location, and the main address first', () => {
    const address = (text: string, isMain: boolean) => ({
      ...({} as Server['addresses'][number]),
      address: text,
      isMain,
    });
    const made = plan('power_off', { addresses: [address('198.51.100.87', false), address('198.51.100.86', true)] });
    expect(made.before).toMatchObject({
      place: 'B4-04 U23',
      addresses: ['198.51.100.86', '198.51.100.87'],
      owner: 'ops@halcyon.example',
    });
    const blade = { chassis: { id: 1, name: 'chs-02', sizeUnits: 7, slotCount: 14 }, slot: 4, unit: null };
    expect(plan('power_off', blade).before.place).toBe('B4-04 chs-02/4');
    expect(plan('power_off', { rack: null, unit: null }).before.place).toBeNull();
  });

  it('names everything that can switch the server', () => {
    const feed = { connectionId: 1, portId: 1, port: '1', pduId: 1, pduName: 'pdu-1', status: 'up' } as const;
    expect(plan('power_off', { feed }).before.switchedBy).toEqual(['ipmi', 'pdu']);
    expect(plan('power_off', { ipmi: null, feed }).before.switchedBy).toEqual(['pdu']);
  });

  it('keeps an owner who is known only by number, so that the server does not pass for a free one', () => {
    expect(plan('power_off', { owner: { id: 17, email: '' } }).before.owner).toBe('#17');
  });

  it('ends five minutes after it was made and cannot be altered', () => {
    const made = plan('power_off');
    expect(made.expiresAtMs).toBe(1_000 + PLAN_LIFETIME_MS);
    expect(() => Object.assign(made.request, { path: '/other' })).toThrow(TypeError);
  });
});

describe('the hash', () => {
  const request: fc.Arbitrary<FrozenRequest> = fc.record({
    instanceId: fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\\') }),
    serverId: fc.nat(20),
    method: fc.constant('POST' as const),
    path: fc.string({ unit: fc.constantFrom('/', 'a', '"', ',', '\n', '[') }),
    body: fc.constant({}),
  });

  it('differs for any two different lists of requests, however their texts are cut', () => {
    const key = (list: readonly FrozenRequest[]) => JSON.stringify(list);
    fc.assert(
      fc.property(fc.array(request, { maxLength: 3 }), fc.array(request, { maxLength: 3 }), (a, b) => {
        expect(canonicalText(a) === canonicalText(b)).toBe(key(a) === key(b));
      }),
      { numRuns: 500 },
    );
  });

  it('is one for the same request and another for another verb, server or instance', () => {
    const hashes = [
      plan('power_off'),
      plan('power_off', { name: 'renamed' }),
      plan('power_reset'),
      plan('power_off', { id: 8 }),
      plan('power_off', {}, { instance: { id: 'other' } }),
    ].map(({ hash }) => hash);
    expect(hashes[0]).toBe(hashes[1]);
    expect(new Set(hashes).size).toBe(4);
  });
});
