/** The menu offers exactly what a plan of the same server would let through, and names a reason for all the rest. */
import type { PowerVerb } from '@contract/types/operation';
import type { PowerState, Server } from '@contract/types/server';
import { planPower } from '@core/operations/power-plan';
import { powerReason } from '@renderer/features/operations/power-reasons';
import { describe, expect, it } from 'vitest';
import { digest, INSTANCE } from '../operations/bench';
import { aServer } from '../operations/servers';

const VERBS: readonly PowerVerb[] = ['power_on', 'power_off', 'power_reset'];
const POWERS: readonly PowerState[] = ['on', 'off', 'in_progress', 'unknown'];
const session = { kind: 'signed-in', account: 'a', keptIn: 'keychain' } as const;

function isEligible(verb: PowerVerb, server: Partial<Server>, busy: boolean): boolean {
  const base = { verb, instance: { id: INSTANCE }, session, nowMs: 1, id: 'p1', digest };
  return planPower({ ...base, server: aServer(server), busy }).eligible;
}

const cases = VERBS.flatMap((verb) =>
  POWERS.flatMap((power) =>
    [true, false].flatMap((controlled) => [true, false].map((busy) => ({ verb, power, controlled, busy }))),
  ),
);

describe('the power menu', () => {
  it.each(cases)('$verb, power $power, controlled $controlled, busy $busy', ({ verb, power, controlled, busy }) => {
    const reason = powerReason(verb, { power, busy, controlled, blocked: null });
    expect(reason === null).toBe(isEligible(verb, controlled ? { power } : { power, ipmi: null }, busy));
  });

  it('names the cause, not only that there is one', () => {
    const calm = { power: 'on', busy: false, controlled: true, blocked: null } as const;
    expect(powerReason('power_off', { ...calm, power: 'in_progress' })).toBe('changing');
    expect(powerReason('power_on', { ...calm, power: 'in_progress' })).toBe('changing');
    expect(powerReason('power_reset', { ...calm, controlled: false })).toBe('uncontrolled');
    expect(powerReason('power_reset', { ...calm, controlled: false, blocked: 'offline' })).toBe('offline');
  });
});
