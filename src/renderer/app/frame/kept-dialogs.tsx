/** The dialogs about what is kept and handed on: passphrase, forgetting it, importing and exporting datacenters. */
import type { Bridge } from '@contract/types/calls';
import type { ProfilePreview } from '@contract/types/profile';
import { ForgetDialog } from '@renderer/features/instances/passphrase/forget-dialog';
import { SetPassphraseDialog } from '@renderer/features/instances/passphrase/set-passphrase-dialog';
import { ExportDialog } from '@renderer/features/instances/profile/export-dialog';
import { ImportDialog } from '@renderer/features/instances/profile/import-dialog';
import { toast } from '@renderer/ui/toast/toast-store';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Stores } from '../stores';

export type KeptDialog =
  | { readonly kind: 'set-passphrase' }
  | { readonly kind: 'forget-passphrase' }
  | { readonly kind: 'import'; readonly preview: ProfilePreview }
  | { readonly kind: 'export' };

export interface KeptDialogsProps {
  readonly open: KeptDialog;
  readonly onClose: () => void;
  readonly stores: Stores;
  readonly bridge: Bridge;
}

export function KeptDialogs({ open, onClose, stores, bridge }: KeptDialogsProps) {
  const { t } = useTranslation('passphrase');
  const { t: profile } = useTranslation('profile');
  const views = useStore(stores.instances, (state) => state.views);
  switch (open.kind) {
    case 'set-passphrase':
      return (
        <SetPassphraseDialog
          hasOldCopies={views.some(
            ({ session }) => session.kind === 'signed-out' && session.reason === 'not-in-keychain',
          )}
          onSet={async (passphrase) => {
            const done = await bridge.call('passphrase.set', { passphrase });
            if (done.ok) toast({ title: t('set.done'), detail: t('set.doneText'), tone: 'ok' });
            return done;
          }}
          onClose={onClose}
        />
      );
    case 'forget-passphrase':
      return <ForgetDialog onForget={() => bridge.call('passphrase.forget', {})} onClose={onClose} />;
    case 'import':
      return (
        <ImportDialog
          preview={open.preview}
          views={views}
          onImport={(entries) => bridge.call('profiles.import', { entries })}
          onClose={([first]) => {
            onClose();
            if (first !== undefined) stores.instances.select(first);
          }}
        />
      );
    case 'export':
      return (
        <ExportDialog
          views={views}
          onExport={(ids, withAccounts) => bridge.call('profiles.export', { ids, withAccounts })}
          onClose={(saved) => {
            onClose();
            if (saved) toast({ title: profile('export.done'), tone: 'ok' });
          }}
        />
      );
  }
}
