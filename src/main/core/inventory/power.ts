/** Effective power of a server from what its instance tells: a ready field, the PDU port, the BMC. */
import type { BmcStatus, FeedStatus, PowerState } from '@contract/types/server';

export interface PowerSigns {
  /** Ready answer of newer instances (`power_status`); null when absent or not understood. */
  readonly reported: PowerState | null;
  /** PDU port; null when the server is on none. Refreshed by DCImanager every five minutes. */
  readonly feed: FeedStatus | null;
  /** BMC or Intel AMT; null when there is none. */
  readonly bmc: BmcStatus | null;
}

/**
 * The vendor's table ("Server power supply management logic"; notes 6.3): a dead PDU port means off whatever the BMC
 * says, otherwise the BMC decides, and a BMC that does not know leaves the power unknown: a live port proves nothing.
 */
export function effectivePower(signs: PowerSigns): PowerState {
  // Assumption: the undocumented `power_status` is DCImanager's own result of this table, so it is newer than our sum.
  if (signs.reported !== null && signs.reported !== 'unknown') return signs.reported;
  if (signs.feed === 'down') return 'off';
  return signs.bmc ?? 'unknown';
}

/** One status out of the two controllers a server may have: the BMC where it knows, else AMT; null without either. */
export function controllerStatus(ipmi: BmcStatus | null, amt: BmcStatus | null): BmcStatus | null {
  if (ipmi !== null && ipmi !== 'unknown') return ipmi;
  return amt ?? ipmi;
}
