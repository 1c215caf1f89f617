/** Effective power of a server out of its PDU port and its BMC: the table of notes 6.3. */
import type { ServerRecord } from '../data/model';

export type Power = 'on' | 'off' | 'unknown';

export function effectivePower(server: Pick<ServerRecord, 'pdu' | 'bmc' | 'bmcKind'>): Power {
  if (server.pdu === 'down') return 'off';
  if (server.bmcKind === 'none' || server.bmc === 'in_progress') return 'unknown';
  return server.bmc;
}
