/** The core wired to its ports: sessions, connections, copies, their schedule, and what the window's calls are made of. */
import type { Events } from '@contract/types/calls';
import type { CopyState, InstanceId } from '@contract/types/instance';
import type { AuthorityFiles, DciConnector } from '@core/connector-ports';
import { createDemo } from '@core/demo/demo';
import { createConnections } from '@core/instances/connections';
import { createInstanceService } from '@core/instances/instance-service';
import { createSessions } from '@core/instances/sessions';
import { type Copies, createCopies } from '@core/inventory/copies';
import { createInventoryService } from '@core/inventory/inventory-service';
import { createSchedule, type Schedule } from '@core/inventory/schedule';
import { createSyncs } from '@core/inventory/sync';
import { createPowerOperations, type PowerOperations } from '@core/operations/power-operations';
import type { Clock, Log, PowerMonitor, SecretStore, SimulatorHost } from '@core/ports';
import { createServerService, numberingOf } from '@core/servers/server-service';
import type { SettingsBook } from '@core/settings/settings-book';
import { systemBrowser } from './adapters/browser-electron';
import type { StoreThread } from './adapters/inventory-store-thread';
import { nodeDigest, nodeIds, nodeKeys } from './adapters/node-crypto';
import type { Tell } from './ipc/register';

export interface CoreDeps {
  readonly settings: SettingsBook;
  readonly secrets: SecretStore;
  readonly connector: DciConnector;
  readonly simulator: SimulatorHost;
  readonly authorities: AuthorityFiles;
  readonly power: PowerMonitor;
  readonly thread: StoreThread;
  readonly clock: Clock;
  readonly log: Log;
  readonly tell: Tell;
  readonly isVisible: () => boolean;
}

export type Core = ReturnType<typeof composeCore>;

export function composeCore(deps: CoreDeps) {
  const { settings, tell, clock, log, simulator, thread } = deps;
  const { store, journal } = thread;
  // The window hears of instances through one call, whatever part of the core has changed one.
  const changed = () => {
    tell('instances.changed', instances.list());
    schedule.conditionsChanged();
  };
  const { sessions, connections } = composeAccess(deps, changed);
  const onReplaced = (instanceId: InstanceId, readAtMs: number, differs: boolean) => {
    schedule.synced(instanceId);
    tell('inventory.replaced', { instanceId, readAtMs, differs });
  };
  const { copies, syncs } = composeCopies(deps, changed, onReplaced);
  const instances = createInstanceService({
    settings,
    sessions,
    connections,
    connector: deps.connector,
    copies,
    syncs,
    ids: nodeIds,
    log,
    readAuthority: deps.authorities.read,
    nextTryAtMs: (id) => schedule.nextTryAtMs(id),
    onChange: changed,
    onGone: (id) => {
      operations.stop(id);
      schedule.forget(id);
    },
  });
  const schedule: Schedule = composeSchedule(deps, { sessions, copies, syncs, instances, changed });
  const wallGiven = firstTime();
  const servers = createServerService({
    store,
    copies,
    connections,
    settings,
    browser: systemBrowser,
    clock,
    log,
    onServers: (instanceId, rows) => tell('servers.changed', { instanceId, rows }),
    onWall: () => wallGiven.tell(),
    onRead: (id, record) => operations.noteRead(id, record),
  });
  const operations: PowerOperations = createPowerOperations({
    instances,
    connections,
    servers,
    journal,
    clock,
    ids: nodeIds,
    digest: nodeDigest,
    log,
    onRun: (run: Events['operations.changed']) => tell('operations.changed', run),
  });
  const inventory = composeInventory(deps, { copies, syncs, instances, changed, onReplaced });
  return {
    sessions,
    copies,
    syncs,
    schedule,
    changed,
    instances,
    inventory,
    servers,
    operations,
    /** The window has been given the racks it asked for first. */
    wallGiven: wallGiven.told,
    demo: createDemo(simulator, instances),
  };
}

interface InventoryParts {
  readonly copies: Copies;
  readonly syncs: ReturnType<typeof createSyncs>;
  readonly instances: ReturnType<typeof createInstanceService>;
  readonly changed: () => void;
  readonly onReplaced: (id: InstanceId, readAtMs: number, differs: boolean) => void;
}

function composeInventory({ settings, thread, clock, log }: CoreDeps, parts: InventoryParts) {
  return createInventoryService({
    store: thread.store,
    journal: thread.journal,
    copies: parts.copies,
    syncs: parts.syncs,
    clock,
    log,
    ids: () => settings.current().instances.map(({ id }) => id),
    view: parts.instances.view,
    onChange: parts.changed,
    onReplaced: parts.onReplaced,
  });
}

function firstTime(): { readonly told: Promise<void>; tell(): void } {
  const once: { tell: () => void } = { tell: () => undefined };
  const told = new Promise<void>((resolve) => {
    once.tell = resolve;
  });
  return { told, tell: () => once.tell() };
}

function composeAccess({ settings, secrets, connector, clock, log }: CoreDeps, changed: () => void) {
  const list = () => settings.current().instances;
  const sessions = createSessions({
    secrets,
    clock,
    log,
    onChange: changed,
    toRestore: list().flatMap(({ id, demoSite }) => (demoSite ? [] : [id])),
    addressOf: (id) => list().find((instance) => instance.id === id)?.address ?? null,
  });
  const connections = createConnections({
    instances: list,
    connector,
    clock,
    token: sessions.token,
    onReach: changed,
    onUnauthorised: (id) => void sessions.end(id, 'expired'),
  });
  return { sessions, connections };
}

function composeCopies(
  { settings, secrets, thread, clock, log }: CoreDeps,
  changed: () => void,
  onReplaced: (id: InstanceId, readAtMs: number, differs: boolean) => void,
) {
  const { store } = thread;
  const copies = createCopies({
    store,
    secrets,
    keys: nodeKeys,
    clock,
    log,
    find: (id) => settings.current().instances.find((instance) => instance.id === id) ?? null,
    onChange: changed,
  });
  const numbering = (id: InstanceId) => numberingOf(settings, id);
  const syncs = createSyncs({ store, copies, numbering, clock, log, onProgress: changed, onReplaced });
  return { copies, syncs };
}

interface Scheduled {
  readonly sessions: ReturnType<typeof createSessions>;
  readonly copies: Copies;
  readonly syncs: ReturnType<typeof createSyncs>;
  readonly instances: ReturnType<typeof createInstanceService>;
  readonly changed: () => void;
}

function canBeRead(kind: CopyState['kind']): boolean {
  return kind === 'none' || kind === 'ready' || kind === 'failed';
}

function composeSchedule(deps: CoreDeps, { sessions, copies, syncs, instances, changed }: Scheduled): Schedule {
  const { settings, clock, power, isVisible } = deps;
  const schedule = createSchedule({
    clock,
    random: Math.random,
    instances: () => settings.current().instances,
    // A doubted list waits for its answer: another reading would only ask again.
    canSync: (id) =>
      sessions.status(id).kind === 'signed-in' && canBeRead(copies.state(id).kind) && copies.countDrop(id) === null,
    sync: (id) => instances.sync(id),
    conditions: () => ({ visible: isVisible(), onBattery: power.onBattery() }),
    lastDurationMs: syncs.lastDurationMs,
    readAtMs: (id) => copies.summary(id)?.readAtMs ?? null,
    onChange: changed,
  });
  power.onChange(() => schedule.conditionsChanged());
  power.onWake(() => {
    void copies.checkLifetimes();
    schedule.wake();
  });
  return schedule;
}
