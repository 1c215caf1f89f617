/** The question before a datacenter is removed from this computer. */
import type { InstanceView } from '@contract/types/instance';
import { formatCount } from '@renderer/lib/time';
import { ConfirmDialog } from '@renderer/ui/confirm-dialog/confirm-dialog';
import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';

export interface RemoveDialogProps {
  readonly view: InstanceView;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

export function RemoveDialog({ view, onConfirm, onCancel }: RemoveDialogProps) {
  const { t, i18n } = useTranslation('instances');
  const { t: copies } = useTranslation('copies');
  const { code, name, address, colour } = view.instance;
  return (
    <ConfirmDialog
      open
      size="md"
      icon={Trash2}
      title={t('remove.title', { code })}
      datacenter={{ code, hue: colour }}
      facts={[
        { label: t('remove.name'), value: name },
        { label: t('remove.address'), value: address },
        {
          label: t('remove.servers'),
          value: view.readAtMs === null ? copies('remove.never') : formatCount(view.serverCount, i18n.language),
        },
      ]}
      consequence={t('remove.text')}
      confirmLabel={t('remove.confirm', { code })}
      cancelLabel={t('dialog.cancel')}
      onConfirm={onConfirm}
      onCancel={onCancel}
    />
  );
}
