/** Over the view of a datacenter: another time, no connection, a question, and what is to be known of its copy. */
import type { Generation } from '@contract/types/history';
import { PastBanner } from '@renderer/features/history/view/time-machine';
import { ConnectionBanner } from '@renderer/features/instances/status/connection-banner';
import { CopyNotices } from '@renderer/features/instances/status/copy-notices';
import { DropCard } from '@renderer/features/instances/status/drop-card';
import { useState } from 'react';
import { useStore } from 'zustand';
import { travel } from '../travel';
import type { DatacenterProps } from './datacenter';

export interface NoticesProps
  extends Pick<
    DatacenterProps,
    'view' | 'stores' | 'actions' | 'now' | 'onSignIn' | 'onCertificate' | 'onSetPassphrase'
  > {
  readonly asOf: Generation | null;
}

export function Notices({ view, stores, actions, now, onSignIn, onCertificate, asOf, ...props }: NoticesProps) {
  const { keychain, passphrase } = useStore(stores.status);
  const { instance } = view;
  const { id } = instance;
  const [answering, setAnswering] = useState(false);
  const answer = async (use: 'old' | 'new') => {
    setAnswering(true);
    await actions.answerDrop(instance, use);
    setAnswering(false);
  };
  return (
    <>
      {asOf ? <PastBanner instance={instance} asOf={asOf} now={now} onLeave={() => travel(stores, id, null)} /> : null}
      <ConnectionBanner
        view={view}
        now={now}
        onSignIn={onSignIn}
        onRead={() => actions.read(id)}
        onTryNow={() => actions.tryNow(id)}
        onCertificate={onCertificate}
      />
      <CopyNotices
        view={view}
        store={stores.instances}
        now={now}
        onCopy={actions.copy}
        keeping={
          keychain.kind === 'unavailable' && passphrase.kind === 'none'
            ? { onCheck: actions.checkKeychain, onSetPassphrase: props.onSetPassphrase }
            : null
        }
      />
      <DropCard view={view} now={now} busy={answering} onAnswer={(use) => void answer(use)} />
    </>
  );
}
