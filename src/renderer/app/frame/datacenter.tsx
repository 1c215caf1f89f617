/** One datacenter on screen: navigation, racks, inspector. */
import type { InstanceView } from '@contract/types/instance';
import type { Server } from '@contract/types/server';
import { ServerHistory } from '@renderer/features/history/view/server-history';
import { TimeMachineMenu } from '@renderer/features/history/view/time-machine';
import { isLastKnown } from '@renderer/features/instances/selectors';
import { CopyCard } from '@renderer/features/instances/status/copy-card';
import { SyncCard } from '@renderer/features/instances/status/sync-card';
import { PlanFailureCard } from '@renderer/features/operations/plan-failure';
import { PowerMenu } from '@renderer/features/operations/power-menu';
import { RunCard } from '@renderer/features/operations/run-card';
import { failureOf, isActing, runOf } from '@renderer/features/operations/store';
import { racksOf } from '@renderer/features/racks/store/racks-store';
import { AttentionList } from '@renderer/features/racks/view/attention-list';
import { LocationNav } from '@renderer/features/racks/view/location-nav';
import { RacksView } from '@renderer/features/racks/view/racks-view';
import { BLOCKED_NOTE } from '@renderer/features/servers/inspector/blocked-note';
import { Inspector } from '@renderer/features/servers/inspector/inspector';
import { describeError } from '@renderer/lib/errors/describe-error';
import { serverLine } from '@renderer/lib/server-line/server-line';
import { formatCount } from '@renderer/lib/time';
import { Button } from '@renderer/ui/button/button';
import { EmptyState } from '@renderer/ui/empty-state/empty-state';
import { announce } from '@renderer/ui/live-region/live-region';
import { History, Power, Server as ServerIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Actions } from '../actions';
import type { Stores } from '../stores';
import { travel } from '../travel';
import type { Section } from '../use-app-keys';
import { Changes } from './changes';
import styles from './frame.module.css';
import { Notices } from './notices';
import { Note, useNotes } from './server-notes';
import { useBlockedText } from './use-blocked-text';

export interface DatacenterProps {
  readonly view: InstanceView;
  readonly stores: Stores;
  readonly actions: Actions;
  readonly now: number;
  readonly navigation: boolean;
  readonly onSignIn: () => void;
  readonly onCertificate: () => void;
  readonly onSetPassphrase: () => void;
  readonly section: Section;
  readonly onSection: (section: Section) => void;
  /** Asks first. */
  readonly onDeleteCopy: () => void;
}

export function Datacenter(props: DatacenterProps) {
  const { view, stores, navigation, section, onSection } = props;
  const { id } = view.instance;
  const open = useStore(stores.servers, (state) => state.open[id]);
  const asOf = useStore(stores.racks, (state) => racksOf(state, id).asOf);
  useNotes(stores, view);
  const openServer = (serverId: number) => void stores.servers.open(id, serverId, asOf?.id ?? null);
  const showRacks = () => onSection('racks');
  return (
    <div
      className={styles.body}
      data-navigation={navigation ? 'open' : 'closed'}
      data-inspector={open ? 'open' : 'closed'}
    >
      {navigation ? <Navigation {...props} onOpenServer={openServer} onShowRacks={showRacks} /> : <span />}
      <main className={styles.main} data-past={asOf && section === 'racks' ? '' : undefined}>
        <Notices {...props} asOf={section === 'racks' ? asOf : null} />
        <div className={styles.mainView}>
          {section === 'changes' ? (
            <Changes {...props} />
          ) : (
            <>
              <FirstRead {...props} />
              <Racks {...props} openServerId={open?.serverId ?? null} onOpenServer={openServer} />
            </>
          )}
        </div>
      </main>
      {open ? <ServerPanel {...props} /> : null}
    </div>
  );
}

/** While there is nothing older to show, how far the first reading is stands where the racks will be. */
function FirstRead({ view, actions, now }: DatacenterProps) {
  if (view.readAtMs !== null || !view.sync) return null;
  return (
    <div className={styles.firstRead}>
      <SyncCard view={view} now={now} onCancel={() => actions.cancelSync(view.instance.id)} />
    </div>
  );
}

interface NavigationProps extends DatacenterProps {
  readonly onOpenServer: (id: number) => void;
  readonly onShowRacks: () => void;
}

function Navigation({ view, stores, section, onSection, onOpenServer, onShowRacks }: NavigationProps) {
  const { t, i18n } = useTranslation('app');
  const { id } = view.instance;
  const sections = [
    {
      name: 'racks',
      icon: ServerIcon,
      count: view.copy.kind === 'ready' && view.readAtMs !== null ? formatCount(view.rackCount, i18n.language) : null,
      keys: 'G R',
    },
    { name: 'changes', icon: History, count: null, keys: 'G H' },
  ] as const;
  return (
    <nav className={styles.navigation} aria-label={t('region.navigation')}>
      <div className={styles.sections}>
        {sections.map(({ name, icon: Drawing, count, keys }) => (
          <button
            key={name}
            type="button"
            className={styles.section}
            title={keys}
            aria-current={section === name ? 'page' : undefined}
            onClick={() => onSection(name)}
          >
            <Drawing size={14} strokeWidth={1.6} aria-hidden />
            {t(`nav.${name}`)}
            {count === null ? null : <span className={styles.sectionCount}>{count}</span>}
          </button>
        ))}
      </div>
      <div className={styles.tree}>
        <LocationNav store={stores.racks} instanceId={id} onChoose={onShowRacks} />
      </div>
      <div className={styles.attention}>
        <AttentionList
          store={stores.racks}
          instanceId={id}
          onJump={(serverId) => {
            onShowRacks();
            onOpenServer(serverId);
          }}
        />
      </div>
    </nav>
  );
}

interface RacksProps extends DatacenterProps {
  readonly openServerId: number | null;
  readonly onOpenServer: (serverId: number) => void;
}

function Racks(props: RacksProps) {
  const { view, stores, actions, now, openServerId, onOpenServer, onSignIn } = props;
  const { t, i18n } = useTranslation('app');
  const { t: copies } = useTranslation('copies');
  const { instance, session, readAtMs, syncError, sync, copy } = view;
  const { id, code } = instance;
  const asOf = useStore(stores.racks, (state) => racksOf(state, id).asOf);
  if (copy.kind !== 'ready' && copy.kind !== 'none') {
    return (
      <CopyCard view={view} onSignIn={onSignIn} onTryAgain={() => actions.tryNow(id)} onDelete={props.onDeleteCopy} />
    );
  }
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
      // What a deleted copy showed is gone; the next one begins anew.
      key={copy.kind}
      store={stores.racks}
      instance={instance}
      now={now}
      openServerId={openServerId}
      onOpenServer={onOpenServer}
      onOpenWebConsole={(serverId) =>
        asOf ? announce(copies('blocked.past')) : void actions.openWebConsole(instance, serverId)
      }
      onCopy={actions.copy}
      onRetry={() => actions.read(id)}
      syncing={sync !== null || readAtMs === null}
      lastKnown={asOf !== null || isLastKnown(view, readAtMs, now)}
      when={
        <TimeMachineMenu
          store={stores.history}
          instance={instance}
          asOf={asOf}
          now={now}
          onChoose={(generation) => travel(stores, id, generation)}
        />
      }
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
  const { t: words } = useTranslation('operations');
  const { id, code, colour } = view.instance;
  const open = useStore(stores.servers, (state) => state.open[id]);
  const { runs, planning } = useStore(stores.operations);
  const past = open !== undefined && open.asOf !== null;
  const reason = useBlockedText(view, past, now);
  if (!open) return null;
  const { serverId, detail } = open;
  const run = runOf(runs, id, serverId);
  const server = detail?.server;
  const failed = failureOf(planning, id, serverId);
  const busy = server?.operation?.phase === 'running' || (run !== null && isActing(run));
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
        onOpenWebConsole={() => void actions.openWebConsole(view.instance, serverId)}
        onRead={read}
        onCopy={actions.copy}
        onCopyLine={copyLine}
        onClose={() => stores.servers.close(id)}
        power={
          reason !== null ? (
            <Button size="md" icon={Power} caret disabledReason={{ describedBy: BLOCKED_NOTE }}>
              {words('power')}
            </Button>
          ) : (
            <PowerMenu
              head={`${server?.name ?? serverId}, ${code}`}
              situation={{ power: server?.power ?? 'unknown', busy, controlled: isControlled(server), blocked: null }}
              planning={planning.kind === 'reading' && planning.serverId === serverId}
              onChoose={(verb) => void stores.operations.plan(id, serverId, verb)}
            />
          )
        }
        lastKnown={past || isLastKnown(view, detail?.readAtMs ?? null, now)}
        blocked={reason}
        past={past}
        datacenter={{ code, hue: colour }}
        note={<Note key={`${id} ${serverId}`} stores={stores} view={view} serverId={serverId} now={now} />}
        history={<ServerHistory store={stores.history} instanceId={id} serverId={serverId} now={now} />}
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
