/** "What changed" inside the frame: whose it is, as of when, and where a click leads. */
import { ChangesView } from '@renderer/features/history/view/changes-view';
import { formatMoment } from '@renderer/lib/time';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { openServerOf } from '../travel';
import type { DatacenterProps } from './datacenter';

export function Changes({ view, stores, actions, now }: Pick<DatacenterProps, 'view' | 'stores' | 'actions' | 'now'>) {
  const { t, i18n } = useTranslation('app');
  const views = useStore(stores.instances, (state) => state.views);
  const { instance, readAtMs } = view;
  return (
    <ChangesView
      store={stores.history}
      instance={instance}
      instances={views.map((one) => one.instance)}
      asOf={readAtMs === null ? null : t('asOf', { time: formatMoment(readAtMs, now, i18n.language) })}
      now={now}
      onOpenServer={(instanceId, serverId) => openServerOf(stores, instanceId, serverId)}
      onSave={(name, text) => void actions.save(instance, name, text)}
    />
  );
}
