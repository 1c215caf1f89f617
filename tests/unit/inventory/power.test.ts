/** The vendor's power table: a wrong cell shows a running server as off, or the reverse. */
import type { BmcStatus, FeedStatus, PowerState } from '@contract/types/server';
import { controllerStatus, effectivePower } from '@core/inventory/power';
import { describe, expect, it } from 'vitest';

const TABLE: readonly (readonly [FeedStatus | null, BmcStatus | null, PowerState])[] = [
  ['down', 'on', 'off'],
  ['down', 'off', 'off'],
  ['down', 'unknown', 'off'],
  ['down', 'in_progress', 'off'],
  ['down', null, 'off'],
  ['up', 'on', 'on'],
  ['up', 'off', 'off'],
  ['up', 'unknown', 'unknown'],
  ['up', 'in_progress', 'in_progress'],
  ['up', null, 'unknown'],
  ['unknown', 'on', 'on'],
  ['unknown', 'off', 'off'],
  ['unknown', 'unknown', 'unknown'],
  [null, 'on', 'on'],
  [null, 'off', 'off'],
  [null, 'unknown', 'unknown'],
  [null, null, 'unknown'],
];

describe('effective power', () => {
  it.each(TABLE)('PDU port %s and BMC %s: %s', (feed, bmc, power) => {
    expect(effectivePower({ reported: null, feed, bmc })).toBe(power);
  });

  it('is what the instance itself reports, where that says anything', () => {
    expect(effectivePower({ reported: 'on', feed: 'down', bmc: 'off' })).toBe('on');
    expect(effectivePower({ reported: 'unknown', feed: 'up', bmc: 'off' })).toBe('off');
  });

  it('asks Intel AMT where the BMC does not know', () => {
    expect(controllerStatus('unknown', 'off')).toBe('off');
    expect(controllerStatus('on', 'off')).toBe('on');
    expect(controllerStatus(null, 'on')).toBe('on');
    expect(controllerStatus('unknown', null)).toBe('unknown');
    expect(controllerStatus(null, null)).toBeNull();
  });
});
