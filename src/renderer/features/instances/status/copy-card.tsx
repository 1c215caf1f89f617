/** In the place of the racks while the copy cannot be shown: opening, sealed, from a newer version, or out of reach. */
import type { InstanceView } from '@contract/types/instance';
import { Button } from '@renderer/ui/button/button';
import { EmptyState } from '@renderer/ui/empty-state/empty-state';
import { FileClock, HardDrive, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { limitText } from './copy-text';
import styles from './notices.module.css';

export interface CopyCardProps {
  readonly view: InstanceView;
  readonly onSignIn: () => void;
  readonly onTryAgain: () => void;
  /** Asks first. */
  readonly onDelete: () => void;
}

/** Null when there is nothing in the way of showing the copy. */
export function CopyCard(props: CopyCardProps) {
  const { copy, instance } = props.view;
  const { t } = useTranslation('copies');
  const { code } = instance;
  switch (copy.kind) {
    case 'opening':
      return (
        <p role="status" className={styles.opening}>
          {t('opening', { code })}
        </p>
      );
    case 'sealed':
      return <SealedCard {...props} lifetimeHours={copy.lifetimeHours} />;
    case 'newer':
      return (
        <EmptyState
          icon={FileClock}
          title={t('newer.title', { code })}
          action={<DeleteButton onDelete={props.onDelete} />}
        >
          {t('newer.text', { code })}
        </EmptyState>
      );
    case 'failed':
      return (
        <EmptyState
          icon={HardDrive}
          title={t('failed.title', { code })}
          action={
            <>
              <Button size="md" kind="primary" onClick={props.onTryAgain}>
                {t('failed.again')}
              </Button>
              <DeleteButton onDelete={props.onDelete} />
            </>
          }
        >
          {t('failed.text', { reason: copy.reason })}
        </EmptyState>
      );
    case 'none':
    case 'ready':
      return null;
  }
}

function SealedCard({ view, onSignIn, onDelete, lifetimeHours }: CopyCardProps & { readonly lifetimeHours: number }) {
  const { t } = useTranslation('copies');
  const { code } = view.instance;
  return (
    <EmptyState
      icon={Lock}
      title={t('sealed.title', { code })}
      action={
        <>
          <Button size="md" kind="primary" onClick={onSignIn}>
            {t('sealed.signIn', { code })}
          </Button>
          <DeleteButton onDelete={onDelete} />
        </>
      }
    >
      {t('sealed.text', { code, limit: limitText(lifetimeHours, t) })}
    </EmptyState>
  );
}

function DeleteButton({ onDelete }: { readonly onDelete: () => void }) {
  const { t } = useTranslation('copies');
  return (
    <Button size="md" kind="danger-outline" onClick={onDelete}>
      {t('sealed.delete')}
    </Button>
  );
}
