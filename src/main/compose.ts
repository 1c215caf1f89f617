/** The composition root: adapters into core, core into calls, calls into the window. Plain functions, no container. */
import { join } from 'node:path';
import type { AppError } from '@contract/errors';
import type { AppStatus, KeychainStatus, Theme } from '@contract/types/app';
import type { Events } from '@contract/types/calls';
import { createDemo } from '@core/demo/demo';
import { createConnections } from '@core/instances/connections';
import { createInstanceService } from '@core/instances/instance-service';
import { createSessions } from '@core/instances/sessions';
import { createInventory } from '@core/inventory/inventory';
import { createSyncs } from '@core/inventory/sync';
import { createPowerOperations, type PowerOperations } from '@core/operations/power-operations';
import type { Log, Settings, SettingsStore } from '@core/ports';
import { createServerService } from '@core/servers/server-service';
import { createSettingsBook } from '@core/settings/settings-book';
import { watchSettings } from '@core/settings/settings-health';
import { app, type BrowserWindow, clipboard, nativeTheme, session } from 'electron';
import { systemBrowser } from './adapters/browser-electron';
import { createElectronConnector } from './adapters/dci-connector/dci-connector-electron';
import { createFileLog, type FileLog } from './adapters/log-electron';
import { nodeDigest, nodeIds } from './adapters/node-crypto';
import { createKeytarSecretStore } from './adapters/secret-store-keytar';
import { createSettingsFile } from './adapters/settings-store-file';
import { createSimulatorHost } from './adapters/simulator-host-electron';
import { systemClock } from './adapters/system-clock';
import { createAppHandlers } from './ipc/handlers/app';
import { createInstanceHandlers } from './ipc/handlers/instances';
import { createServerHandlers } from './ipc/handlers/servers';
import { registerIpc, type Tell } from './ipc/register';
import { createRouter } from './ipc/router';
import { appStatus, isDemo } from './shell/app-status';
import { installMenu } from './shell/menu';
import { refuseEverything } from './shell/permissions';
import { APP_ORIGIN, serveApp } from './shell/protocol';
import { openWindow, windowState } from './shell/window';

const KEYCHAIN_SERVICE = 'Coldaisle';
const KEYCHAIN_PATIENCE_MS = 3_000;
/** Set by the development server alone; a built program serves itself. */
const devUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];

export interface Running {
  /** Brings the window to the front, as when the program is started a second time. */
  focus(): void;
}

export async function compose(): Promise<Running> {
  const log = createFileLog(join(app.getPath('userData'), 'logs', 'coldaisle.log'), Boolean(devUrl));
  watchForBugs(log);
  const secrets = createKeytarSecretStore(KEYCHAIN_SERVICE);
  const host: { window: BrowserWindow | null; tell: Tell } = { window: null, tell: () => undefined };
  const tell: Tell = (event, payload) => host.tell(event, payload);
  const onStatus = () => tell('app.statusChanged', status());
  const loaded = await loadSettings(log);
  const health = watchSettings(loaded.store, loaded.problem, onStatus);
  const settings = createSettingsBook(loaded.settings, health.store);
  const keychain = { status: { kind: 'unavailable', reason: 'not asked yet' } as KeychainStatus };
  const checkKeychain = async () => {
    keychain.status = await secrets.status();
    if (keychain.status.kind === 'unavailable') log.warn('keychain.unavailable', { reason: keychain.status.reason });
    return keychain.status;
  };
  const status = (): AppStatus =>
    appStatus({
      keychain: keychain.status,
      preferences: settings.current().preferences,
      logPath: log.path,
      settings: { path: settingsPath(), problem: health.problem() },
    });
  const core = composeCore({ settings, secrets, log, tell });
  const handlers = {
    ...createAppHandlers({
      settings,
      status,
      checkKeychain,
      onStatus,
      onPreferences: ({ theme }) => followTheme(theme, host.window),
      copyText: (text) => clipboard.writeText(text),
      control: (action) => controlWindow(host.window, action),
      windowState: () => (host.window ? windowState(host.window) : { maximised: false, focused: false }),
    }),
    ...createInstanceHandlers(core.instances, core.demo),
    ...createServerHandlers(core.servers, core.operations),
  };
  const origin = devUrl ? new URL(devUrl).origin : APP_ORIGIN;
  host.tell = registerIpc(createRouter({ handlers, log, ids: nodeIds }), () => host.window, [origin]);

  await checkKeychain();
  const kept = settings.current().instances.filter(({ demoSite }) => !demoSite);
  const restored = core.sessions.restore(kept.map(({ id }) => id));
  // A keyring that waits for its prompt must not keep the window shut: the sessions follow when it was answered.
  if (keychain.status.kind === 'available') await Promise.race([restored, systemClock.wait(KEYCHAIN_PATIENCE_MS)]);
  void restored.then(() => {
    for (const { id } of kept) core.instances.startSync(id);
  });
  host.window = openAppWindow(settings.current(), (state) => tell('window.stateChanged', state));
  host.window.on('closed', () => {
    host.window = null;
  });
  log.info('started', { version: app.getVersion(), electron: process.versions.electron, demo: isDemo() });
  void (isDemo() ? core.demo.open() : core.demo.resume());
  return { focus: () => focusWindow(host.window) };
}

interface CoreDeps {
  readonly settings: ReturnType<typeof createSettingsBook>;
  readonly secrets: ReturnType<typeof createKeytarSecretStore>;
  readonly log: Log;
  readonly tell: Tell;
}

function composeCore({ settings, secrets, log, tell }: CoreDeps) {
  const clock = systemClock;
  const inventory = createInventory();
  const connector = createElectronConnector({ clock, log });
  const list = () => settings.current().instances;
  const changed = () => tell('instances.changed', instances.list());
  const sessions = createSessions({
    secrets,
    clock,
    log,
    onChange: changed,
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
  const syncs = createSyncs({
    inventory,
    clock,
    log,
    onProgress: changed,
    onReplaced: (instanceId, readAtMs) => {
      tell('inventory.replaced', { instanceId, readAtMs });
    },
  });
  const instances = createInstanceService({
    settings,
    sessions,
    connections,
    connector,
    inventory,
    syncs,
    ids: nodeIds,
    log,
    onChange: changed,
    onGone: (id) => operations.stop(id),
  });
  const onServers = (instanceId: string, rows: Events['servers.changed']['rows']) =>
    tell('servers.changed', { instanceId, rows });
  const servers = createServerService({
    inventory,
    connections,
    settings,
    browser: systemBrowser,
    clock,
    log,
    onServers,
    onRead: (id, record) => operations.noteRead(id, record),
  });
  const onRun = (run: Events['operations.changed']) => tell('operations.changed', run);
  const operations: PowerOperations = createPowerOperations({
    instances,
    connections,
    servers,
    inventory,
    clock,
    ids: nodeIds,
    digest: nodeDigest,
    log,
    onRun,
  });
  const demo = createDemo(createSimulatorHost(log), instances);
  return { sessions, instances, servers, operations, demo };
}

function settingsPath(): string {
  return join(app.getPath('userData'), 'settings.json');
}

interface LoadedSettings {
  readonly store: SettingsStore;
  readonly settings: Settings;
  readonly problem: AppError | null;
}

async function loadSettings(log: Log): Promise<LoadedSettings> {
  const language = app.getLocale().startsWith('ru') ? 'ru' : 'en';
  const store = createSettingsFile({
    path: settingsPath(),
    defaultLanguage: language,
    stamp: () => new Date().toISOString().replace(/[:.]/g, '-'),
  });
  const loaded = await store.load();
  if (loaded.ok) return { store, settings: loaded.value, problem: null };
  log.error('settings.unreadable', { code: loaded.error.code, reason: JSON.stringify(loaded.error.details) });
  const empty: Settings = { instances: [], preferences: { theme: 'system', language }, numbering: {} };
  const movedAside = loaded.error.code === 'store.unreadable' && loaded.error.details.reason === 'damaged';
  // What is still there (a newer version's, or one that cannot be read now) is never overwritten by an empty list.
  const guarded = movedAside ? store : { load: store.load, save: async () => loaded };
  return { store: guarded, settings: empty, problem: loaded.error };
}

function openAppWindow(settings: Settings, onState: (state: Events['window.stateChanged']) => void): BrowserWindow {
  // A partition without `persist:` lives in memory: the page leaves nothing on disk.
  const own = session.fromPartition('window');
  refuseEverything(
    own,
    devUrl ? [devUrl, devUrl.replace(/^http/, 'ws'), 'devtools:'] : [`${APP_ORIGIN}/`, 'devtools:'],
  );
  serveApp(own, join(__dirname, '../renderer'));
  installMenu(Boolean(devUrl));
  const background = followTheme(settings.preferences.theme, null);
  return openWindow({ session: own, url: devUrl ?? `${APP_ORIGIN}/index.html`, background, onState });
}

/** What the system draws for us goes by the choice too, and `system` in the page means the system's again. */
function followTheme(theme: Theme, window: BrowserWindow | null): string {
  nativeTheme.themeSource = theme;
  const background = nativeTheme.shouldUseDarkColors ? '#0B0E11' : '#E8EDF0';
  window?.setBackgroundColor(background);
  return background;
}

function controlWindow(window: BrowserWindow | null, action: 'minimise' | 'toggle-maximise' | 'close'): void {
  if (action === 'close') window?.close();
  else if (action === 'minimise') window?.minimize();
  else if (window?.isMaximized()) window.unmaximize();
  else window?.maximize();
}

function focusWindow(window: BrowserWindow | null): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

/** Bugs outside a call: the log has them, the program goes on. */
function watchForBugs(log: FileLog): void {
  process.on('uncaughtException', (error) => log.error('bug', { stack: error.stack ?? error.message }));
  process.on('unhandledRejection', (reason) =>
    log.error('bug', { stack: reason instanceof Error ? reason.stack : String(reason) }),
  );
}
