/** The whole window: rail, bar, one datacenter or the first start, status line, and the dialog that is open. */
import type { Bridge } from '@contract/types/calls';
import type { InstanceView } from '@contract/types/instance';
import { FirstRun } from '@renderer/features/instances/first-run/first-run';
import { Rail } from '@renderer/features/instances/rail/rail';
import { SettingsMenu } from '@renderer/features/instances/rail/settings-menu';
import { blockedBy } from '@renderer/features/instances/selectors';
import { signOut } from '@renderer/features/instances/sign-out';
import { StatusLine } from '@renderer/features/instances/status/status-line';
import { racksOf } from '@renderer/features/racks/store/racks-store';
import { AllStatus } from '@renderer/features/search/view/all-bar';
import { useSearchKeys } from '@renderer/features/search/view/use-search-keys';
import { Kbd } from '@renderer/ui/kbd/kbd';
import { UiProvider } from '@renderer/ui/provider/ui-provider';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { createActions } from './actions';
import { AllDatacenters } from './frame/all-datacenters';
import { Datacenter } from './frame/datacenter';
import { Dialogs, type OpenDialog } from './frame/dialogs';
import styles from './frame/frame.module.css';
import { KeptDatacenters } from './frame/kept-datacenters';
import { SettingsBanner } from './frame/settings-banner';
import { TopBar } from './frame/top-bar';
import { changeLanguage } from './i18n/i18n';
import { KnownPlaces } from './known-places';
import { OfferedEntries } from './server-entries';
import type { Stores } from './stores';
import { applyTheme } from './theme/theme';
import { travel, useForgetting } from './travel';
import { type Section, useAppKeys } from './use-app-keys';
import { useNow } from './use-now';

export interface AppProps {
  readonly stores: Stores;
  readonly bridge: Bridge;
}

export function App({ stores, bridge }: AppProps) {
  const { t } = useTranslation('app');
  usePreferences(stores);
  return (
    <UiProvider toastsLabel={t('region.messages')} closeLabel={t('toast.dismiss')}>
      <KnownPlaces racks={stores.racks}>
        <OfferedEntries stores={stores}>
          <Window stores={stores} bridge={bridge} />
        </OfferedEntries>
      </KnownPlaces>
    </UiProvider>
  );
}

function Window({ stores, bridge }: AppProps) {
  const now = useNow();
  const actions = useMemo(() => createActions(bridge), [bridge]);
  const [dialog, setDialog] = useState<OpenDialog>({ kind: 'none' });
  const [navigation, setNavigation] = useState(true);
  const { load, views, activeId: selectedId } = useStore(stores.instances);
  const isAll = useStore(stores.search, (state) => state.shown) && views.length > 0;
  const activeId = isAll ? null : selectedId;
  const { outdatedRuntime: outdated, settings } = useStore(stores.status);
  const view = views.find(({ instance }) => instance.id === activeId) ?? null;
  const [section, setSection] = useState<Section>('racks');
  useForgetting(stores, views);
  useWindowTitle(view);
  const keys = useMemo(
    () => ({
      onDatacenter: stores.instances.selectAt,
      onAdd: () => setDialog({ kind: 'datacenter', mode: { kind: 'add' } }),
      onRead: () => {
        if (!view) return;
        const { id } = view.instance;
        if (blockedBy(view) === 'offline') actions.tryNow(id);
        else if (blockedBy(view) === null) actions.read(id);
      },
      onInspector: () => activeId && stores.servers.close(activeId),
      onNavigation: () => setNavigation((shown) => !shown),
      onKeys: () => setDialog({ kind: 'keys' }),
      onGo: setSection,
      onBack: () => {
        if (activeId && racksOf(stores.racks.getState(), activeId).asOf) travel(stores, activeId, null);
        else setSection('racks');
      },
    }),
    [stores, actions, activeId, view],
  );
  useAppKeys(keys);
  useSearchKeys(stores.search, views.length > 0);
  return (
    <div className={styles.frame} data-ready={load.kind === 'loading' ? undefined : ''}>
      <div className={styles.rail}>
        <DatacenterRail stores={stores} bridge={bridge} now={now} onDialog={setDialog} />
      </div>
      <TopBar
        view={view}
        stores={stores}
        actions={actions}
        bridge={bridge}
        now={now}
        onShowRacks={() => setSection('racks')}
      />
      <div className={styles.notice}>
        <SettingsBanner settings={settings} onCopy={actions.copy} />
      </div>
      {isAll ? (
        <AllDatacenters
          stores={stores}
          actions={actions}
          bridge={bridge}
          now={now}
          navigation={navigation}
          onShowRacks={() => setSection('racks')}
        />
      ) : view === null && load.kind === 'loading' ? (
        <span />
      ) : view === null ? (
        <FirstStart stores={stores} bridge={bridge} onDialog={setDialog} />
      ) : null}
      <KeptDatacenters shownId={view?.instance.id ?? null} known={views.map(({ instance }) => instance.id)}>
        {view ? (
          <Datacenter
            view={view}
            stores={stores}
            actions={actions}
            now={now}
            navigation={navigation}
            section={section}
            onSection={setSection}
            onDeleteCopy={() => setDialog({ kind: 'delete-copy', view })}
            onSignIn={() => setDialog({ kind: 'datacenter', mode: { kind: 'sign-in', view } })}
            onCertificate={() => setDialog({ kind: 'certificate', view })}
          />
        ) : null}
      </KeptDatacenters>
      <StatusBar
        view={view}
        all={isAll ? views : null}
        hints={isAll ? ALL_HINTS : view ? hintsOf(section, view) : []}
        now={now}
        outdatedRuntime={outdated}
        onKeys={keys.onKeys}
      />
      <Dialogs open={dialog} onOpen={setDialog} stores={stores} actions={actions} bridge={bridge} now={now} />
    </div>
  );
}

interface PartProps extends AppProps {
  readonly onDialog: (dialog: OpenDialog) => void;
}

function FirstStart({ stores, bridge, onDialog }: PartProps) {
  const status = useStore(stores.status);
  const demo = useStore(stores.instances, (state) => state.demo);
  return (
    <main className={styles.first}>
      <FirstRun
        status={status}
        demo={demo}
        onContinue={(address) => onDialog({ kind: 'datacenter', mode: { kind: 'add', address } })}
        onDemo={() => void stores.instances.openDemo()}
        onCheckKeychain={() => void bridge.call('app.checkKeychain', {})}
      />
    </main>
  );
}

function DatacenterRail({ stores, bridge, now, onDialog }: PartProps & { readonly now: number }) {
  const { t, i18n } = useTranslation('instances');
  const { views, activeId: selectedId } = useStore(stores.instances);
  const isAll = useStore(stores.search, (state) => state.shown) && views.length > 0;
  const activeId = isAll ? null : selectedId;
  const status = useStore(stores.status);
  const withView = (id: string, use: (view: InstanceView) => void) => {
    const view = views.find(({ instance }) => instance.id === id);
    if (view) use(view);
  };
  return (
    <Rail
      views={views}
      activeId={activeId}
      isAll={isAll}
      now={now}
      onSelect={stores.instances.select}
      onAll={stores.search.show}
      onAdd={() => onDialog({ kind: 'datacenter', mode: { kind: 'add' } })}
      onEdit={(id) => withView(id, (view) => onDialog({ kind: 'datacenter', mode: { kind: 'edit', view } }))}
      onSignIn={(id) => withView(id, (view) => onDialog({ kind: 'datacenter', mode: { kind: 'sign-in', view } }))}
      onSignOut={(id) =>
        withView(id, (view) => void signOut(bridge, view, { t, language: i18n.language, isOnScreen: id === activeId }))
      }
      onRead={(id) => void bridge.call('inventory.sync', { id })}
      onTryNow={(id) => void bridge.call('instances.tryNow', { id })}
      onDeleteCopy={(id) => withView(id, (view) => onDialog({ kind: 'delete-copy', view }))}
      onRemove={(id) => withView(id, (view) => onDialog({ kind: 'remove', view }))}
      onReorder={(ids) => void bridge.call('instances.reorder', { ids })}
      settings={
        <SettingsMenu
          status={status}
          onPreferences={(preferences) => void bridge.call('app.setPreferences', preferences)}
          onAbout={() => onDialog({ kind: 'about' })}
        />
      }
    />
  );
}

interface StatusBarProps {
  readonly view: InstanceView | null;
  /** Where all datacenters are on screen. */
  readonly all: readonly InstanceView[] | null;
  readonly hints: Hints;
  readonly now: number;
  readonly outdatedRuntime: boolean;
  readonly onKeys: () => void;
}

type Hints = readonly (readonly [name: HintName, keys: string])[];
type HintName = (typeof RACKS_HINTS | typeof CHANGES_HINTS | typeof ALL_HINTS)[number][0];

/** Of what is on screen; where there are no racks to move in, none of theirs. */
function hintsOf(section: Section, { copy }: InstanceView): Hints {
  if (copy.kind !== 'ready') return [];
  return section === 'racks' ? RACKS_HINTS : CHANGES_HINTS;
}

const RACKS_HINTS = [
  ['move', 'Arrows'],
  ['select', 'Space'],
  ['open', 'Enter'],
  ['webConsole', 'W'],
  ['overlay', '1–5'],
  ['row', '[ ]'],
] as const;

const CHANGES_HINTS = [
  ['move', 'Arrows'],
  ['open', 'Enter'],
] as const;

const ALL_HINTS = [
  ['move', 'Arrows'],
  ['nextGroup', 'Tab'],
  ['select', 'Space'],
  ['open', 'Enter'],
  ['copyLine', 'C'],
] as const;

function StatusBar({ view, all, hints, now, outdatedRuntime, onKeys }: StatusBarProps) {
  const { t } = useTranslation('app');
  const { t: words } = useTranslation('instances');
  return (
    <footer className={styles.status}>
      {all ? (
        <AllStatus views={all} now={now} />
      ) : view ? (
        <StatusLine view={view} now={now} outdatedRuntime={outdatedRuntime} />
      ) : (
        words('first.private')
      )}
      <div className={styles.hints}>
        {hints.map(([name, keys]) => (
          <span key={name} className={styles.hint}>
            <Kbd keys={keys} />
            {t(`keys.names.${name}`)}
          </span>
        ))}
      </div>
      <button type="button" className={styles.hintButton} onClick={onKeys}>
        <Kbd keys="?" />
        {t('keys.all')}
      </button>
    </footer>
  );
}

/** The system's list of windows names the datacenter too. */
function useWindowTitle(view: InstanceView | null): void {
  const name = view ? `${view.instance.code} ${view.instance.name} · Coldaisle` : 'Coldaisle';
  useEffect(() => {
    document.title = name;
  }, [name]);
}

function usePreferences(stores: Stores): void {
  const { theme, language } = useStore(stores.status, (state) => state.preferences);
  useEffect(() => applyTheme(theme), [theme]);
  useEffect(() => {
    void changeLanguage(language);
  }, [language]);
}
