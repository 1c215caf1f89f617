/** The computer's power supply and sleep, as Electron tells them. Call after the app is ready. */
import type { PowerMonitor } from '@core/ports';
import { powerMonitor } from 'electron';

export const electronPowerMonitor: PowerMonitor = {
  onBattery: () => {
    try {
      return powerMonitor.isOnBatteryPower();
    } catch {
      // No power service, as in a container: nothing there runs on a battery.
      return false;
    }
  },
  onChange: (listener) => {
    listen('on-battery', listener);
    listen('on-ac', listener);
    // The plug may have been pulled while it slept; Linux tells of neither.
    listen('resume', listener);
  },
  onWake: (listener) => listen('resume', listener),
};

type PowerEvent = 'resume' | 'on-battery' | 'on-ac';

function listen(event: PowerEvent, listener: () => void): void {
  try {
    // The overloads name one event each.
    (powerMonitor as NodeJS.EventEmitter).on(event, () => listener());
  } catch {
    // A system that cannot tell: what depends on it also looks by itself.
  }
}
