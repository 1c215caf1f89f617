/** A server as an instance with nothing wrong would report it; each test changes what it is about. */

import type { Server, ServerOperation } from '@contract/types/server';
import { BARE_SERVER } from '../../support/bare-server';

export function aServer(change: Partial<Server> = {}): Server {
  return {
    ...BARE_SERVER,
    id: 7,
    name: 'kvm-182',
    domain: 'kvm-182.ams1.example',
    ipmi: { kind: 'ipmi', id: 1, address: '10.0.0.7', status: 'on', statusInfo: null, type: null, webUrl: null },
    rack: { id: 4, name: 'B4-04', sizeUnits: 42 },
    unit: 23,
    owner: { id: 9, email: 'ops@halcyon.example' },
    isNew: false,
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
