/** Datacenters as the window gets them, for the tests of this folder. */
import type { DatacenterColour, InstanceView } from '@contract/types/instance';

export const NOW = Date.parse('2026-11-24T14:00:00Z');

export function viewOf(code: string, over: Partial<InstanceView> = {}, colour: DatacenterColour = 0): InstanceView {
  return {
    instance: {
      id: `id-${code}`,
      name: `Site ${code}`,
      code,
      colour,
      address: `https://dci.${code.toLowerCase()}.example.net`,
      account: 'ops@example.net',
      pinnedFingerprint: null,
      demoSite: null,
      pinned: false,
      copyLifetimeHours: 168,
    },
    session: { kind: 'signed-in', account: 'ops@example.net', keptIn: 'keychain' },
    reach: { kind: 'online', atMs: NOW },
    sync: null,
    copy: { kind: 'ready', keptIn: 'disk' },
    movedAside: null,
    readAtMs: NOW - 40_000,
    serverCount: 10,
    rackCount: 2,
    syncError: null,
    nextTryAtMs: null,
    countDrop: null,
    ...over,
  };
}
