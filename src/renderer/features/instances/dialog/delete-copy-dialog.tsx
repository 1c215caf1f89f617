/** The question before the copy of a datacenter is deleted from this computer: its key goes with it. */
import type { InstanceView } from '@contract/types/instance';
import { formatCount, formatMoment } from '@renderer/lib/time';
import { ConfirmDialog } from '@renderer/ui/confirm-dialog/confirm-dialog';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export interface DeleteCopyDialogProps {
  readonly view: InstanceView;
  readonly now: number;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function DeleteCopyDialog({ view, now, onConfirm, onCancel }: DeleteCopyDialogProps) {
  const { t, i18n } = useTranslation('copies');
  const { instance, readAtMs, serverCount, copy } = view;
  const { code, colour } = instance;
  const { language } = i18n;
  const servers = copy.kind === 'ready' && readAtMs !== null ? formatCount(serverCount, language) : t('remove.never');
  return (
    <ConfirmDialog
      open
      size="md"
      icon={Trash2}
      title={t('remove.title', { code })}
      datacenter={{ code, hue: colour }}
      facts={[
        {
          label: t('remove.read'),
          value: readAtMs === null ? t('remove.never') : formatMoment(readAtMs, now, language),
        },
        { label: t('remove.servers'), value: servers },
      ]}
      consequence={t('remove.text')}
      confirmLabel={t('remove.confirm', { code })}
      cancelLabel={t('remove.cancel')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  );
}
