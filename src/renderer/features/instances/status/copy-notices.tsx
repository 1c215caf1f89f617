/** What a person has to know about the copy on this computer: moved aside, or kept in memory only. Both can be put away. */
import type { InstanceView } from '@contract/types/instance';
import { formatMoment } from '@renderer/lib/time';
import { Banner } from '@renderer/ui/banner/banner';
import { Button } from '@renderer/ui/button/button';
import { MemoryStick } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { InstancesStore } from '../store';

export interface CopyNoticesProps {
  readonly view: InstanceView;
  readonly store: InstancesStore;
  readonly now: number;
  readonly onCopy: (text: string) => void;
  /** What can be done about having no place for keys; null where there is one. */
  readonly keeping: { readonly onCheck: () => void; readonly onSetPassphrase: () => void } | null;
}

export function CopyNotices(props: CopyNoticesProps) {
  return (
    <>
      <MovedAside {...props} />
      <MemoryOnly {...props} />
    </>
  );
}

function MovedAside({ view, store, now, onCopy }: CopyNoticesProps) {
  const { t, i18n } = useTranslation('copies');
  const dismissed = useStore(store, (state) => state.dismissed);
  const { movedAside, instance } = view;
  if (!movedAside) return null;
  const note = `moved ${instance.id} ${movedAside.atMs}`;
  if (dismissed.has(note)) return null;
  return (
    <Banner
      layout="bar"
      tone="conflict"
      title={t('movedAside.title', { code: instance.code })}
      actions={
        <>
          <Button onClick={() => onCopy(movedAside.file)}>{t('movedAside.copyPath')}</Button>
          <Button onClick={() => store.dismiss(note)}>{t('movedAside.dismiss')}</Button>
        </>
      }
    >
      {t('movedAside.text', {
        time: formatMoment(movedAside.atMs, now, i18n.language),
        file: movedAside.file,
        code: instance.code,
      })}
    </Banner>
  );
}

function MemoryOnly({ view, store, keeping }: CopyNoticesProps) {
  const { t } = useTranslation('copies');
  const { t: passphrase } = useTranslation('passphrase');
  const { t: instances } = useTranslation('instances');
  const dismissed = useStore(store, (state) => state.dismissed);
  const { copy, instance } = view;
  const note = `memory ${instance.id}`;
  if ((copy.kind !== 'ready' && copy.kind !== 'none') || copy.keptIn === 'disk' || dismissed.has(note)) return null;
  return (
    <Banner
      layout="bar"
      tone="hold"
      icon={MemoryStick}
      title={t('memory.title', { code: instance.code })}
      actions={
        <>
          {keeping ? (
            <>
              <Button onClick={keeping.onCheck}>{instances('first.check')}</Button>
              <Button onClick={keeping.onSetPassphrase}>{passphrase('set.button')}</Button>
            </>
          ) : null}
          <Button onClick={() => store.dismiss(note)}>{t('memory.dismiss')}</Button>
        </>
      }
    >
      {t('memory.text')}
    </Banner>
  );
}
