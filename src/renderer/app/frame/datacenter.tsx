/** One datacenter on screen: navigation, racks, inspector. */
import type { InstanceView } from '@contract/types/instance';
import type { Server } from '@contract/types/server';
import { ConnectionBanner } from '@renderer/features/instances/status/connection-banner';
import { PlanFailureCard } from '@renderer/features/operations/plan-failure';
import { PowerMenu } from '@renderer/features/operations/power-menu';
import { RunCard } from '@renderer/features/operations/run-card';
import { failureOf, isActing, runOf } from '@renderer/features/operations/store';
import { racksOf } from '@renderer/features/racks/store/racks-store';
import { AttentionList } from '@renderer/features/racks/view/attention-list';
import { LocationNav } from '@renderer/features/racks/view/location-nav';
import { RacksView } from '@renderer/features/racks/view/racks-view';
import { Inspector } from '@renderer/features/servers/inspector/inspector';
import { describeError } from '@renderer/lib/errors/describe-error';
import { serverLine } from '@renderer/lib/server-line/server-line';
import { formatCount } from '@renderer/lib/time';
import { Button } from '@renderer/ui/button/button';
import { EmptyState } from '@renderer/ui/empty-state/empty-state';
import { Server as ServerIcon } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Actions } from '../actions';
import type { Stores } from '../stores';
import styles from './frame.module.css';

export interface DatacenterProps {
  readonly view: InstanceView;
  readonly stores: Stores;
  readonly actions: Actions;
  readonly now: number;
  readonly navigation: boolean;
  readonly onSignIn: () => void;
  readonly onCertificate: () => void;
}

/** A reading older than this is renewed when its datacenter is on screen. */
const RENEW_AFTER_MS = 5 * 60_000;

export function Datacenter(props: DatacenterProps) {
  const { view, stores, actions, now, navigation } = props;
  const { id } = view.instance;
  const open = useStore(stores.servers, (state) => state.open[id]);
  useRenewal(view, now, actions);
  const openServer = (serverId: number) => void stores.servers.open(id, serverId);
  return (
    <div
      className={styles.body}
      data-navigation={navigation ? 'open' : 'closed'}
      data-inspector={open ? 'open' : 'closed'}
    >
      {navigation ? <Navigation {...props} onOpenServer={openServer} /> : <span />}
      <main className={styles.main}>
        <ConnectionBanner
          view={view}
          now={now}
          onSignIn={props.onSignIn}
          onRead={() => actions.read(id)}
          onCertificate={props.onCertificate}
        />
        <div className={styles.mainView}>
          <Racks {...props} openServerId={open?.serverId ?? null} onOpenServer={openServer} />
        </div>
      </main>
      {open ? <ServerPanel {...props} /> : null}
    </div>
  );
}

/** What is on screen is kept fresh; nothing is read while signed out, unreachable or hidden. */
function useRenewal(view: InstanceView, now: number, actions: Actions): void {
  const due =
    view.session.kind === 'signed-in' &&
    view.reach.kind !== 'offline' &&
    view.sync === null &&
    view.syncError === null &&
    (view.readAtMs === null || now - view.readAtMs > RENEW_AFTER_MS);
  const { id } = view.instance;
  useEffect(() => {
    if (due) actions.read(id);
  }, [due, id, actions]);
}

function Navigation({ view, stores, onOpenServer }: DatacenterProps & { readonly onOpenServer: (id: number) => void }) {
  const { t, i18n } = useTranslation('app');
  const { id } = view.instance;
  return (
    <nav className={styles.navigation} aria-label={t('region.navigation')}>
      <div className={styles.sections}>
        <span className={styles.section} aria-current="page">
          <ServerIcon size={14} strokeWidth={1.6} aria-hidden />
          {t('nav.racks')}
          <span className={styles.sectionCount}>{formatCount(view.rackCount, i18n.language)}</span>
        </span>
      </div>
      <div className={styles.tree}>
        <LocationNav store={stores.racks} instanceId={id} />
      </div>
      <div className={styles.attention}>
        <AttentionList store={stores.racks} instanceId={id} onJump={onOpenServer} />
      </div>
    </nav>
  );
}

interface RacksProps extends DatacenterProps {
  readonly openServerId: number | null;
  readonly onOpenServer: (serverId: number) => void;
}

function Racks({ view, stores, actions, now, openServerId, onOpenServer, onSignIn }: RacksProps) {
  const { t, i18n } = useTranslation('app');
  const { instance, session, readAtMs, syncError, sync } = view;
  const { id, code } = instance;
  if (readAtMs === null && session.kind === 'signed-out') {
    return (
      <EmptyState
        title={t('notSignedIn.title', { code })}
        action={<Button onClick={onSignIn}>{t('notSignedIn.action')}</Button>}
      >
        {t('notSignedIn.text')}
      </EmptyState>
    );
  }
  if (readAtMs === null && syncError && !sync) {
    return (
      <EmptyState
        title={t('notRead.title', { code })}
        action={<Button onClick={() => actions.read(id)}>{t('notRead.action')}</Button>}
      >
        {t('notRead.text')}
      </EmptyState>
    );
  }
  return (
    <RacksView
      store={stores.racks}
      instance={instance}
      now={now}
      openServerId={openServerId}
      onOpenServer={onOpenServer}
      onOpenWebConsole={(serverId) => void actions.openWebConsole(id, serverId)}
      onCopy={actions.copy}
      onRetry={() => actions.read(id)}
      syncing={sync !== null || readAtMs === null}
      errorText={(error) => describeError(error, i18n.language).text}
    />
  );
}

/** Without any of them DCImanager has nothing to switch the server with. */
function isControlled(server: Server | undefined): boolean {
  return Boolean(server?.ipmi ?? server?.amt ?? server?.feed);
}

function ServerPanel({ view, stores, actions, now }: DatacenterProps) {
  const { t } = useTranslation('app');
  const { id, code } = view.instance;
  const open = useStore(stores.servers, (state) => state.open[id]);
  const { runs, planning } = useStore(stores.operations);
  if (!open) return null;
  const { serverId, detail } = open;
  const run = runOf(runs, id, serverId);
  const server = detail?.server;
  const failed = failureOf(planning, id, serverId);
  const busy = server?.operation?.phase === 'running' || (run !== null && isActing(run));
  const blocked = view.session.kind === 'signed-out' ? 'signedOut' : view.reach.kind === 'offline' ? 'offline' : null;
  const read = () => void stores.servers.read(id);
  const copyLine = () => {
    const { load } = racksOf(stores.racks.getState(), id);
    if (detail) actions.copy(serverLine(detail.row, load.kind === 'ready' ? load.wall : null, code));
  };
  return (
    <aside className={styles.inspector} aria-label={t('region.inspector')}>
      <Inspector
        open={open}
        now={now}
        onOpenWebConsole={() => void actions.openWebConsole(id, serverId)}
        onRead={read}
        onCopy={actions.copy}
        onCopyLine={copyLine}
        onClose={() => stores.servers.close(id)}
        power={
          <PowerMenu
            head={`${server?.name ?? serverId}, ${code}`}
            situation={{ power: server?.power ?? 'unknown', busy, controlled: isControlled(server), blocked }}
            planning={planning.kind === 'reading' && planning.serverId === serverId}
            onChoose={(verb) => void stores.operations.plan(id, serverId, verb)}
          />
        }
        run={
          <>
            {failed ? <PlanFailureCard failure={failed} onDismiss={stores.operations.cancel} /> : null}
            {run ? <RunCard run={run} now={now} onCheck={read} /> : null}
          </>
        }
      />
    </aside>
  );
}
