/** Servers and racks for the layout tests: everything absent unless a test says otherwise. */

import type { Rack } from '@contract/types/inventory';
import type { Server } from '@contract/types/server';
import { BARE_SERVER } from '../../support/bare-server';

const BARE: Server = { ...BARE_SERVER, isNew: false };

export function server(id: number, fields: Partial<Server> = {}): Server {
  return { ...BARE, id, name: `ds-${id}`, ...fields };
}

/** A server of so many units at a unit of rack 1. */
export function racked(id: number, unit: number | null, sizeUnits: number | null = 1, rackId = 1): Server {
  return server(id, {
    unit,
    platform: { id: 1, name: 'platform', sizeUnits, type: 'server' },
    rack: { id: rackId, name: `A-${rackId}`, sizeUnits: 42 },
  });
}

export function blade(id: number, slot: number | null, fields: Partial<Server> = {}): Server {
  return server(id, {
    slot,
    chassis: { id: 7, name: 'chs-07', sizeUnits: 4, slotCount: 8 },
    rack: { id: 1, name: 'A-1', sizeUnits: 42 },
    platform: { id: 2, name: 'blade', sizeUnits: null, type: 'blade' },
    ...fields,
  });
}

export function rack(id: number, name: string, fields: Partial<Rack> = {}): Rack {
  return { id, name, sizeUnits: 42, locationName: 'AMS1', deviceCount: null, more: {}, ...fields };
}
