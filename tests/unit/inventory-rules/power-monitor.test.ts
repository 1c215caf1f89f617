/** What is heard of the computer's power; a system that cannot tell must not keep the program from starting. */
import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const electron = vi.hoisted(() => ({ powerMonitor: null as unknown }));
vi.mock('electron', () => ({
  get powerMonitor() {
    return electron.powerMonitor;
  },
}));
const { electronPowerMonitor } = await import('../../../src/main/adapters/power-monitor-electron');

describe('the power of the computer', () => {
  let battery = false;
  let events = new EventEmitter();
  beforeEach(() => {
    battery = false;
    events = new EventEmitter();
    electron.powerMonitor = Object.assign(events, { isOnBatteryPower: () => battery });
  });

  it('is asked each time', () => {
    expect(electronPowerMonitor.onBattery()).toBe(false);
    battery = true;
    expect(electronPowerMonitor.onBattery()).toBe(true);
  });

  it('tells a change of supply, also one that happened during a sleep', () => {
    let heard = 0;
    electronPowerMonitor.onChange(() => {
      heard += 1;
    });
    for (const event of ['on-battery', 'on-ac', 'resume']) {
      const before = heard;
      events.emit(event);
      expect(heard, event).toBe(before + 1);
    }
  });

  it('tells a waking and nothing else as one, to everybody who listens', () => {
    const heard: string[] = [];
    electronPowerMonitor.onWake(() => heard.push('one'));
    electronPowerMonitor.onWake(() => heard.push('two'));
    for (const event of ['suspend', 'on-battery', 'on-ac']) events.emit(event);
    expect(heard).toEqual([]);
    events.emit('resume');
    expect(heard).toEqual(['one', 'two']);
  });

  it.each([
    ['is missing', undefined],
    [
      'throws',
      {
        isOnBatteryPower: () => {
          throw new Error('no bus');
        },
        on: () => {
          throw new Error('not ready');
        },
      },
    ],
  ])('where it %s, counts as mains and is silent', (_how, monitor) => {
    electron.powerMonitor = monitor;
    expect(electronPowerMonitor.onBattery()).toBe(false);
    expect(() => {
      electronPowerMonitor.onChange(() => {});
      electronPowerMonitor.onWake(() => {});
    }).not.toThrow();
  });
});
