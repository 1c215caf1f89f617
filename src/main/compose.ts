/** The composition root: adapters into core, core into calls, calls into the window. Plain functions, no container. */
import { join } from 'node:path';
import type { AppError } from '@contract/errors';
import type { AppStatus, KeychainStatus, Theme } from '@contract/types/app';
import type { Events } from '@contract/types/calls';
import { MAX_PROFILE_BYTES } from '@contract/types/profile';
import type { Schedule } from '@core/inventory/schedule';
import type { Log, Settings, SettingsStore } from '@core/ports';
import { createProfileService } from '@core/profiles/profile-service';
import { createSecretRoom, type SecretRoom } from '@core/secrets/secret-room';
import { createSettingsBook } from '@core/settings/settings-book';
import { watchSettings } from '@core/settings/settings-health';
import { app, type BrowserWindow, clipboard, nativeTheme, session } from 'electron';
import { createAuthorityFiles } from './adapters/authority-files-electron';
import { createElectronConnector } from './adapters/dci-connector/dci-connector-electron';
import { startStoreThread, threadScript } from './adapters/inventory-store-thread';
import { createFileLog, type FileLog } from './adapters/log-electron';
import { nodeIds } from './adapters/node-crypto';
import { electronPowerMonitor } from './adapters/power-monitor-electron';
import { createKeytarSecretStore } from './adapters/secret-store-keytar';
import { createPassphraseFile } from './adapters/secret-store-passphrase/passphrase-file';
import { createSettingsFile } from './adapters/settings-store-file';
import { createSimulatorHost } from './adapters/simulator-host-electron';
import { systemClock } from './adapters/system-clock';
import { type Core, type CoreDeps, composeCore } from './compose-core';
import { composeKept, type Kept } from './compose-kept';
import { createAppHandlers } from './ipc/handlers/app';
import { createInstanceHandlers } from './ipc/handlers/instances';
import { createInventoryHandlers } from './ipc/handlers/inventory';
import { createPassphraseHandlers } from './ipc/handlers/passphrase';
import { createProfileHandlers } from './ipc/handlers/profiles';
import { createServerHandlers } from './ipc/handlers/servers';
import { registerIpc, type Tell } from './ipc/register';
import { createRouter, type Handlers } from './ipc/router';
import { appStatus, isDemo } from './shell/app-status';
import { installMenu } from './shell/menu';
import { openText } from './shell/open-text';
import { refuseEverything } from './shell/permissions';
import { APP_ORIGIN, serveApp } from './shell/protocol';
import { saveText } from './shell/save-text';
import { openWindow, windowState } from './shell/window';

const KEYCHAIN_SERVICE = 'Coldaisle';
const LONGEST_END_MS = 2_000;
/** Set by the development server alone; a built program serves itself. */
const devUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];

export interface Running {
  /** Brings the window to the front, as when the program is started a second time. */
  focus(): void;
  /** Before the end: what the next start is quicker with is written, unless that takes long. */
  settle(): Promise<void>;
}

export async function compose(): Promise<Running> {
  const log = createFileLog(join(app.getPath('userData'), 'logs', 'coldaisle.log'), Boolean(devUrl));
  watchForBugs(log);
  const vault = createPassphraseFile({ path: join(app.getPath('userData'), 'secrets.json'), stamp });
  await vault.load();
  const secrets = createSecretRoom(createKeytarSecretStore(KEYCHAIN_SERVICE), vault);
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
      passphrase: secrets.passphrase(),
      preferences: settings.current().preferences,
      logPath: log.path,
      settings: { path: settingsPath(), problem: health.problem() },
    });
  const copiesFolder = join(app.getPath('userData'), 'copies');
  const thread = startStoreThread({ folder: copiesFolder, script: threadScript(__dirname), log });
  const authorities = createAuthorityFiles(() => host.window, systemClock);
  const deps: CoreDeps = {
    settings,
    secrets,
    connector: createElectronConnector({ clock: systemClock, log }),
    simulator: createSimulatorHost(log),
    authorities,
    power: electronPowerMonitor,
    thread,
    clock: systemClock,
    log,
    tell,
    isVisible: () => host.window?.isVisible() === true && !host.window.isMinimized(),
  };
  const core = composeCore(deps);
  const kept = composeKept(core, deps, secrets);
  const handlers = composeHandlers({ host, core, kept, deps, secrets, keychain, checkKeychain, status, onStatus });
  const origin = devUrl ? new URL(devUrl).origin : APP_ORIGIN;
  host.tell = registerIpc(createRouter({ handlers, log, ids: nodeIds }), () => host.window, [origin]);

  // The first start shows where sessions will be kept, so it waits for that to be known.
  // A passphrase is asked for before anything else.
  if (settings.current().instances.length === 0 || vault.state().kind === 'locked') await checkKeychain();
  // Otherwise the window first: it shows what it can while keychain and copies are being opened.
  host.window = openAppWindow(settings.current(), (state) => tell('window.stateChanged', state));
  watchWindow(host.window, core.schedule, () => {
    host.window = null;
  });
  void kept.open(async () => {
    await checkKeychain();
    onStatus();
  });
  // Nothing waits for it: it only offers to give up the passphrase for a keychain.
  void secrets.lookForKeychain().then(onStatus);
  log.info('started', { version: app.getVersion(), electron: process.versions.electron, demo: isDemo() });
  void (isDemo() ? core.demo.open() : core.demo.resume());
  return {
    focus: () => focusWindow(host.window),
    settle: () => Promise.race([thread.settle(), systemClock.wait(LONGEST_END_MS)]),
  };
}

interface HandlerParts {
  readonly host: { readonly window: BrowserWindow | null };
  readonly core: Core;
  readonly kept: Kept;
  readonly deps: CoreDeps;
  readonly secrets: SecretRoom;
  readonly keychain: { readonly status: KeychainStatus };
  readonly checkKeychain: () => Promise<KeychainStatus>;
  readonly status: () => AppStatus;
  readonly onStatus: () => void;
}

function composeHandlers(parts: HandlerParts): Handlers {
  const { host, core, kept, deps, secrets, keychain, checkKeychain, status, onStatus } = parts;
  const { settings } = deps;
  const profiles = createProfileService({
    settings,
    ids: nodeIds,
    openText: () => openText(host.window, { extension: 'coldaisle', label: 'Coldaisle', maxBytes: MAX_PROFILE_BYTES }),
    saveText: (name, text) => saveText(host.window, name, text),
    onImported: async (ids) => {
      core.changed();
      void core.copies.restore(ids);
    },
  });
  return {
    ...createAppHandlers({
      settings,
      status,
      checkKeychain: async () => {
        const before = keychain.status.kind;
        await secrets.lookForKeychain();
        const now = await checkKeychain();
        if (before === 'unavailable' && now.kind === 'available') await kept.keepAll();
        return now;
      },
      onStatus,
      onPreferences: ({ theme }) => followTheme(theme, host.window),
      saveText: (name, text) => saveText(host.window, name, text),
      copyText: (text) => clipboard.writeText(text),
      control: (action) => controlWindow(host.window, action),
      windowState: () => (host.window ? windowState(host.window) : { maximised: false, focused: false }),
    }),
    ...createPassphraseHandlers({
      set: kept.setPassphrase,
      unlock: kept.unlock,
      lock: kept.lock,
      forget: kept.forget,
      moveToKeychain: kept.moveToKeychain,
      refresh: async () => {
        await checkKeychain();
        onStatus();
        return status();
      },
    }),
    ...createProfileHandlers(profiles),
    ...createInstanceHandlers(core.instances, core.demo, core.schedule, deps.authorities),
    ...createInventoryHandlers(core.inventory),
    ...createServerHandlers(core.servers, core.operations),
  };
}

function watchWindow(window: BrowserWindow, schedule: Schedule, onClosed: () => void): void {
  for (const event of ['show', 'hide', 'minimize', 'restore'] as const) {
    window.on(event as 'show', () => schedule.conditionsChanged());
  }
  window.on('closed', onClosed);
}

function stamp(): string {
  return new Date().toISOString().replace(/[:.]/g, '-');
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
    stamp,
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
