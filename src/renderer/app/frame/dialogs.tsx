/** The dialogs of the whole window: datacenters, certificates, power, failed plans, keys, about. One at a time. */
import type { Bridge } from '@contract/types/calls';
import type { InstanceView } from '@contract/types/instance';
import { CertificateChangedDialog } from '@renderer/features/instances/dialog/certificate-changed-dialog';
import { DatacenterDialog, type DialogMode } from '@renderer/features/instances/dialog/datacenter-dialog';
import { DeleteCopyDialog } from '@renderer/features/instances/dialog/delete-copy-dialog';
import { RemoveDialog } from '@renderer/features/instances/dialog/remove-dialog';
import { PowerConfirm } from '@renderer/features/operations/power-confirm';
import type { Planning } from '@renderer/features/operations/store';
import { describeError } from '@renderer/lib/errors/describe-error';
import { Button } from '@renderer/ui/button/button';
import { DefinitionList, DefinitionRow } from '@renderer/ui/definition-list/definition-list';
import { Dialog } from '@renderer/ui/dialog/dialog';
import { toast } from '@renderer/ui/toast/toast-store';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Actions } from '../actions';
import type { Stores } from '../stores';
import { type KeptDialog, KeptDialogs } from './kept-dialogs';
import { KeySheet } from './key-sheet';
import { type OtherPin, useStopOnOtherPin } from './use-stop-on-other-pin';

export type OpenDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'datacenter'; readonly mode: DialogMode }
  | { readonly kind: 'remove'; readonly view: InstanceView }
  | { readonly kind: 'delete-copy'; readonly view: InstanceView }
  | { readonly kind: 'certificate'; readonly view: InstanceView; readonly error?: OtherPin }
  | KeptDialog
  | { readonly kind: 'keys' }
  | { readonly kind: 'about' };

export interface DialogsProps {
  readonly open: OpenDialog;
  readonly onOpen: (dialog: OpenDialog) => void;
  readonly stores: Stores;
  readonly actions: Actions;
  readonly bridge: Bridge;
  readonly now: number;
}

export function Dialogs(props: DialogsProps) {
  const { open, onOpen, stores, actions, bridge } = props;
  const status = useStore(stores.status);
  const views = useStore(stores.instances, (state) => state.views);
  const close = () => onOpen({ kind: 'none' });
  useStopOnOtherPin(bridge, open.kind === 'datacenter' ? open.mode : null, (view, error) =>
    onOpen({ kind: 'certificate', view, error }),
  );
  switch (open.kind) {
    case 'datacenter':
      return (
        <DatacenterDialog
          mode={open.mode}
          bridge={bridge}
          views={views}
          status={status}
          onCopy={actions.copy}
          onClose={(id) => {
            close();
            if (id) stores.instances.select(id);
          }}
        />
      );
    case 'remove':
      return (
        <RemoveDialog
          view={open.view}
          onCancel={close}
          onConfirm={() => {
            close();
            void bridge.call('instances.remove', { id: open.view.instance.id });
          }}
        />
      );
    case 'delete-copy':
      return (
        <DeleteCopyDialog
          view={open.view}
          now={props.now}
          onCancel={close}
          onConfirm={() => {
            close();
            void actions.deleteCopy(open.view.instance);
          }}
        />
      );
    case 'certificate':
      return <Certificate view={open.view} found={open.error ?? null} onOpen={onOpen} />;
    case 'keys':
      return <KeySheet isFirstStart={views.length === 0} onClose={close} />;
    case 'set-passphrase':
    case 'forget-passphrase':
    case 'import':
    case 'export':
      return <KeptDialogs open={open} onClose={close} stores={stores} bridge={bridge} />;
    case 'about':
      return <About stores={stores} actions={actions} onClose={close} />;
    case 'none':
      return <Power {...props} />;
  }
}

interface CertificateProps extends Pick<DialogsProps, 'onOpen'> {
  readonly view: InstanceView;
  /** Met before anything was sent; null where a connection has met it. */
  readonly found: OtherPin | null;
}

function Certificate({ view, found, onOpen }: CertificateProps) {
  const error = found ?? (view.reach.kind === 'offline' ? view.reach.error : view.syncError);
  if (error?.code !== 'tls.changed' && error?.code !== 'tls.authority') return null;
  return (
    <CertificateChangedDialog
      view={view}
      error={error}
      onStay={() => onOpen({ kind: 'none' })}
      onPin={(fingerprint) => onOpen({ kind: 'datacenter', mode: { kind: 'sign-in', view, fingerprint } })}
      onJudge={() => onOpen({ kind: 'datacenter', mode: { kind: 'sign-in', view } })}
    />
  );
}

function Power({ stores, now }: DialogsProps) {
  const { planning } = useStore(stores.operations);
  const views = useStore(stores.instances, (state) => state.views);
  useFailureElsewhere(stores);
  if (planning.kind !== 'asking') return null;
  const instance = views.find((view) => view.instance.id === planning.plan.instanceId)?.instance;
  if (!instance) return null;
  return (
    <PowerConfirm
      asking={planning}
      instance={instance}
      now={now}
      onConfirm={() => void stores.operations.approve()}
      onRenew={() => void stores.operations.renew()}
      onCancel={() => stores.operations.cancel()}
    />
  );
}

/** A failed plan is said at its server; where that is not on screen, it comes as a message instead. */
function useFailureElsewhere(stores: Stores): void {
  const { t, i18n } = useTranslation('operations');
  const { planning } = useStore(stores.operations);
  const activeId = useStore(stores.instances, (state) => state.activeId);
  const said = useRef<Planning | null>(null);
  const openId = useStore(stores.servers, (state) => (activeId === null ? null : state.open[activeId]?.serverId));
  useEffect(() => {
    if (planning.kind !== 'failed') return;
    const { instanceId, serverId, verb, error } = planning;
    if (instanceId === activeId && serverId === openId) {
      said.current = planning;
      return;
    }
    stores.operations.cancel();
    // Left after it was read: that was the end of it.
    if (said.current === planning) return;
    const { title, text, next } = describeError(error, i18n.language);
    toast({ title: t('failed', { verb: t(`verbs.${verb}`), title }), detail: `${text} ${next}`, tone: 'fail' });
  }, [planning, activeId, openId, t, i18n.language, stores.operations]);
}

function About({
  stores,
  actions,
  onClose,
}: Pick<DialogsProps, 'stores' | 'actions'> & { readonly onClose: () => void }) {
  const { t } = useTranslation('instances');
  const { t: app } = useTranslation('app');
  const { version, electron, chrome, node, outdatedRuntime, logPath } = useStore(stores.status);
  return (
    <Dialog
      open
      size="md"
      title={t('settings.about', { version })}
      closeLabel={app('keys.close')}
      closeOnScrim
      onClose={onClose}
      {...(outdatedRuntime ? { footerNote: t('settings.outdated') } : {})}
      footer={<Button onClick={() => actions.copy(logPath)}>{app('about.copyLog')}</Button>}
    >
      <DefinitionList>
        <DefinitionRow label="Electron" value={electron} mono />
        <DefinitionRow label="Chrome" value={chrome} mono />
        <DefinitionRow label="Node" value={node} mono />
        <DefinitionRow label={app('about.log')} value={logPath} mono="long" wrap />
      </DefinitionList>
    </Dialog>
  );
}
