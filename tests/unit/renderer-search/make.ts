/** Datacenters, rows and answers for the tests of this folder. */
import type { InstanceView } from '@contract/types/instance';
import type { SearchAnswer, SearchGroup, SearchMatch, ServerHit } from '@contract/types/search';
import type { ServerRow } from '@contract/types/server';

export const NOW = Date.parse('2026-11-24T14:00:00Z');

export function aView(code: string, over: Partial<InstanceView> = {}, name = `Site ${code}`): InstanceView {
  return {
    instance: {
      id: `id-${code}`,
      name,
      code,
      colour: 0,
      address: 'https://dci.example.net',
      account: null,
      pinnedFingerprint: null,
      demoSite: null,
      pinned: false,
      copyLifetimeHours: null,
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

export const OFFLINE: Partial<InstanceView> = {
  reach: { kind: 'offline', sinceMs: NOW, error: { code: 'network.cut', details: { host: 'h' } } },
};
export const SIGNED_OUT: Partial<InstanceView> = {
  session: { kind: 'signed-out', reason: 'expired', sinceMs: null },
};

export function aRow(id: number, over: Partial<ServerRow> = {}): ServerRow {
  return {
    id,
    name: `ds-${id}`,
    domain: null,
    state: 'ok',
    power: 'on',
    operation: null,
    isNew: false,
    hasDiagErrors: false,
    owner: 'ops@halcyon.example',
    configuration: 'Xeon4310-128Gb',
    os: null,
    mainIpv4: `198.51.100.${id}`,
    bmcAddress: null,
    bmcStatus: 'unknown',
    hasWebConsole: false,
    portsUp: 2,
    portsTotal: 3,
    locationName: null,
    rackId: 1,
    rackName: 'B4-04',
    unit: 23,
    sizeUnits: 2,
    platformType: null,
    chassisId: null,
    slot: null,
    rackSizeUnits: 42,
    chassisName: null,
    chassisSizeUnits: null,
    chassisSlotCount: null,
    ...over,
  };
}

export function aHit(id: number, match: SearchMatch = { field: 'name', text: `ds-${id}` }, over = {}): ServerHit {
  return { row: aRow(id, over), matches: [match] };
}

export function aGroup(code: string, ids: readonly number[], over: Partial<SearchGroup> = {}): SearchGroup {
  return {
    instanceId: `id-${code}`,
    readAtMs: NOW - 40_000,
    servers: { total: ids.length, first: ids.map((id) => aHit(id)) },
    addresses: { total: 0, first: [] },
    users: { total: 0, first: [] },
    ...over,
  };
}

export function anAnswer(query: string, ...groups: readonly SearchGroup[]): SearchAnswer {
  return { query, groups };
}
