/** The core wired as the composition root does it, over ports that live in memory. */
import { fail, ok } from '@contract/errors';
import type { NewInstance } from '@contract/types/instance';
import { type Connections, createConnections } from '@core/instances/connections';
import { createInstanceService, type InstanceService } from '@core/instances/instance-service';
import { createSessions, type Sessions } from '@core/instances/sessions';
import { type Copies, createCopies } from '@core/inventory/copies';
import { createSyncs, type Syncs } from '@core/inventory/sync';
import { createSettingsBook, type SettingsBook } from '@core/settings/settings-book';
import { createManualClock, type ManualClock } from './manual-clock';
import { createMemoryDciManagers, type MemoryDciManagers } from './memory-dcimanager';
import { createMemoryIds, createMemoryKeys } from './memory-ids';
import { createMemoryInventoryStore, type MemoryInventoryStore } from './memory-inventory-store';
import { createMemoryLog, type MemoryLog } from './memory-log';
import { createMemorySecretStore, type MemorySecretStore } from './memory-secret-store';
import { createMemorySettingsStore, type MemorySettingsStore } from './memory-settings-store';

export interface MemoryConsole {
  readonly dci: MemoryDciManagers;
  readonly secrets: MemorySecretStore;
  readonly store: MemorySettingsStore;
  readonly clock: ManualClock;
  readonly log: MemoryLog;
  readonly settings: SettingsBook;
  readonly sessions: Sessions;
  readonly connections: Connections;
  readonly copies: Copies;
  readonly inventory: MemoryInventoryStore;
  readonly syncs: Syncs;
  readonly service: InstanceService;
  /** Every list of instances the window was told of. */
  readonly told: ReturnType<InstanceService['list']>[];
  /** Instances whose followers were told to stop. */
  readonly gone: string[];
}

export function createMemoryConsole(): MemoryConsole {
  const dci = createMemoryDciManagers();
  const secrets = createMemorySecretStore();
  const store = createMemorySettingsStore();
  const clock = createManualClock();
  const log = createMemoryLog();
  const settings = createSettingsBook(store.saved, store);
  const inventory = createMemoryInventoryStore(() => clock.nowMs());
  const told: MemoryConsole['told'] = [];
  const gone: string[] = [];
  const changed = () => {
    told.push(service.list());
  };
  const sessions = createSessions({
    secrets,
    clock,
    log,
    onChange: changed,
    addressOf: (id) => settings.current().instances.find((instance) => instance.id === id)?.address ?? null,
  });
  const connections = createConnections({
    instances: () => settings.current().instances,
    connector: dci.connector,
    clock,
    token: sessions.token,
    onReach: changed,
    onUnauthorised: (id) => void sessions.end(id, 'expired'),
  });
  const copies = createCopies({
    store: inventory,
    secrets,
    keys: createMemoryKeys(),
    clock,
    log,
    find: (id) => settings.current().instances.find((instance) => instance.id === id) ?? null,
    onChange: changed,
  });
  const syncs = createSyncs({
    store: inventory,
    copies,
    numbering: () => null,
    clock,
    log,
    onProgress: changed,
    onReplaced: () => {},
  });
  const service: InstanceService = createInstanceService({
    settings,
    sessions,
    connections,
    connector: dci.connector,
    copies,
    syncs,
    readAuthority: (pem) =>
      pem.startsWith('authority ')
        ? ok({ pem, certificates: [] })
        : fail('authority.refused', { reason: 'no-certificate', subject: '' }),
    ids: createMemoryIds(),
    log,
    nextTryAtMs: () => null,
    onChange: changed,
    onGone: (id) => gone.push(id),
  });
  return {
    dci,
    secrets,
    store,
    clock,
    log,
    settings,
    sessions,
    connections,
    copies,
    inventory,
    syncs,
    service,
    told,
    gone,
  };
}

/** What a person fills in to add `https://<name>.example`. */
export function newInstance(name: string, change: Partial<NewInstance> = {}): NewInstance {
  return {
    name,
    code: name.toUpperCase().slice(0, 6),
    colour: 1,
    address: `${name}.example`,
    email: 'engineer@dc.example',
    password: 'correct horse battery',
    trustedFingerprint: null,
    ...change,
  };
}
