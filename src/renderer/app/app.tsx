/** The whole window: rail, bar, one datacenter or the first start, status line, and the dialog that is open. */
import type { Bridge } from '@contract/types/calls';
import type { InstanceView } from '@contract/types/instance';
import type { ProfilePreview } from '@contract/types/profile';
import { FirstRun } from '@renderer/features/instances/first-run/first-run';
import { PassphraseBanner } from '@renderer/features/instances/passphrase/passphrase-banner';
import { UnlockCard } from '@renderer/features/instances/passphrase/unlock-card';
import { Rail } from '@renderer/features/instances/rail/rail';
import { SettingsMenu } from '@renderer/features/instances/rail/settings-menu';
import { blockedBy } from '@renderer/features/instances/selectors';
import { signOut } from '@renderer/features/instances/sign-out';
import { racksOf } from '@renderer/features/racks/store/racks-store';
import { useSearchKeys } from '@renderer/features/search/view/use-search-keys';
import { UiProvider } from '@renderer/ui/provider/ui-provider';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { type Actions, createActions } from './actions';
import { AllDatacenters } from './frame/all-datacenters';
import { Datacenter } from './frame/datacenter';
import { Dialogs, type OpenDialog } from './frame/dialogs';
import styles from './frame/frame.module.css';
import { KeptDatacenters } from './frame/kept-datacenters';
import { SettingsBanner } from './frame/settings-banner';
import { ALL_HINTS, FIRST_HINTS, hintsOf, StatusBar } from './frame/status-bar';
import { TopBar } from './frame/top-bar';
import { changeLanguage } from './i18n/i18n';
import { KnownPlaces } from './known-places';
import { OfferedEntries } from './server-entries';
import type { Stores } from './stores';
import { applyTheme } from './theme/theme';
import { travel, useForgetting } from './travel';
import { type Section, useAppKeys } from './use-app-keys';
import { useNow } from './use-now';
import { type Profiles, useProfiles } from './use-profiles';

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
  const isAllChosen = useStore(stores.search, (state) => state.shown) && views.length > 0;
  const activeId = isAllChosen ? null : selectedId;
  const status = useStore(stores.status);
  const { outdatedRuntime: outdated, settings } = status;
  const isLocked = status.keychain.kind === 'locked';
  const view = (isLocked ? null : views.find(({ instance }) => instance.id === activeId)) ?? null;
  const isAll = isAllChosen && !isLocked;
  const isFirst = views.length === 0;
  const onPreview = useCallback((preview: ProfilePreview) => setDialog({ kind: 'import', preview }), []);
  const profiles = useProfiles(bridge, isFirst, onPreview);
  const onSetPassphrase = () => setDialog({ kind: 'set-passphrase' });
  const [section, setSection] = useState<Section>('racks');
  useForgetting(stores, views);
  useWindowTitle(view);
  const keys = useWindowKeys({
    stores,
    actions,
    profiles,
    view,
    activeId,
    isFirst,
    isLocked,
    setDialog,
    setNavigation,
    setSection,
  });
  return (
    <div className={styles.frame} data-ready={load.kind === 'loading' ? undefined : ''}>
      <div className={styles.rail}>
        <DatacenterRail
          stores={stores}
          bridge={bridge}
          actions={actions}
          profiles={profiles}
          now={now}
          onDialog={setDialog}
        />
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
        <PassphraseBanner status={status} onMove={() => void actions.moveToKeychain()} onCopy={actions.copy} />
      </div>
      {isLocked ? (
        <main className={styles.first}>
          <UnlockCard
            datacenters={views.length}
            onUnlock={(passphrase) => bridge.call('passphrase.unlock', { passphrase })}
            onForget={() => setDialog({ kind: 'forget-passphrase' })}
          />
        </main>
      ) : isAll ? (
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
        <FirstStart stores={stores} bridge={bridge} actions={actions} profiles={profiles} onDialog={setDialog} />
      ) : null}
      {isLocked ? null : (
        <KeptDatacenters shownId={view?.instance.id ?? null} views={views}>
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
              onSetPassphrase={onSetPassphrase}
            />
          ) : null}
        </KeptDatacenters>
      )}
      <StatusBar
        view={view}
        all={isAll ? views : null}
        isLocked={isLocked}
        hints={isLocked ? [] : isAll ? ALL_HINTS : view ? hintsOf(section, view) : FIRST_HINTS}
        now={now}
        outdatedRuntime={outdated}
        onKeys={keys.onKeys}
      />
      <Dialogs open={dialog} onOpen={setDialog} stores={stores} actions={actions} bridge={bridge} now={now} />
    </div>
  );
}

interface WindowKeys {
  readonly stores: Stores;
  readonly actions: Actions;
  readonly profiles: Profiles;
  readonly view: InstanceView | null;
  readonly activeId: string | null;
  readonly isFirst: boolean;
  readonly isLocked: boolean;
  readonly setDialog: (dialog: OpenDialog) => void;
  readonly setNavigation: (change: (shown: boolean) => boolean) => void;
  readonly setSection: (section: Section) => void;
}

function useWindowKeys(of: WindowKeys) {
  const { stores, actions, view, activeId, isFirst, isLocked, setDialog, setNavigation, setSection } = of;
  const { choose } = of.profiles;
  const keys = useMemo(
    () => ({
      onDatacenter: stores.instances.selectAt,
      onAdd: () => setDialog({ kind: 'datacenter', mode: { kind: 'add' } }),
      onImport: choose,
      onDemo: isFirst ? () => void stores.instances.openDemo() : null,
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
    [stores, actions, activeId, view, isFirst, choose, setDialog, setNavigation, setSection],
  );
  useAppKeys(keys, isLocked);
  useSearchKeys(stores.search, !isFirst && !isLocked);
  return keys;
}

interface PartProps extends AppProps {
  readonly actions: Actions;
  readonly profiles: Profiles;
  readonly onDialog: (dialog: OpenDialog) => void;
}

function FirstStart({ stores, actions, profiles, onDialog }: PartProps) {
  const status = useStore(stores.status);
  const demo = useStore(stores.instances, (state) => state.demo);
  return (
    <main className={styles.first}>
      <FirstRun
        status={status}
        demo={demo}
        onContinue={(address) => onDialog({ kind: 'datacenter', mode: { kind: 'add', address } })}
        onDemo={() => void stores.instances.openDemo()}
        onCheckKeychain={actions.checkKeychain}
        onSetPassphrase={() => onDialog({ kind: 'set-passphrase' })}
        profile={{
          error: profiles.error,
          onChoose: profiles.choose,
          onText: profiles.read,
          onRefused: profiles.refuse,
        }}
      />
    </main>
  );
}

function DatacenterRail({ stores, bridge, actions, profiles, now, onDialog }: PartProps & { readonly now: number }) {
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
      isLocked={status.keychain.kind === 'locked'}
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
          onImport={profiles.choose}
          onExport={views.length === 0 ? null : () => onDialog({ kind: 'export' })}
          onSetPassphrase={() => onDialog({ kind: 'set-passphrase' })}
          onLock={() => void actions.lock()}
          onMoveToKeychain={() => void actions.moveToKeychain()}
        />
      }
    />
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
