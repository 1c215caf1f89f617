/** A server as an instance with nothing wrong would report it; each test changes what it is about. */
import type { Server, ServerOperation } from '@contract/types/server';

export function aServer(change: Partial<Server> = {}): Server {
  return {
    id: 7,
    name: 'kvm-182',
    domain: 'kvm-182.ams1.example',
    state: 'ok',
    stateInfo: null,
    power: 'on',
    operation: null,
    osTemplate: null,
    configuration: null,
    hardware: null,
    performance: null,
    settings: null,
    addresses: [],
    ports: [],
    feed: null,
    ipmi: { kind: 'ipmi', id: 1, address: '10.0.0.7', status: 'on', statusInfo: null, type: null, webUrl: null },
    amt: null,
    location: null,
    mac: null,
    platform: null,
    rack: { id: 4, name: 'B4-04', sizeUnits: 42 },
    unit: 23,
    chassis: null,
    slot: null,
    owner: { id: 9, email: 'ops@halcyon.example' },
    diagErrors: [],
    isNew: false,
    barcode: null,
    more: {},
    ...change,
  };
}

export function anOperation(change: Partial<ServerOperation> = {}): ServerOperation {
  return {
    id: 41,
    status: 'running',
    statusInfo: null,
    percent: null,
    label: 'Install OS',
    step: null,
    phase: 'running',
    progressInfo: [],
    ...change,
  };
}
