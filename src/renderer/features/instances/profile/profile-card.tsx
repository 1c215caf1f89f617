/** On the first start: a place to drop a file of datacenters on, or to choose one. */
import { type AppError, fail } from '@contract/errors';
import { MAX_PROFILE_BYTES } from '@contract/types/profile';
import { describeError } from '@renderer/lib/errors/describe-error';
import { Button } from '@renderer/ui/button/button';
import { Icon } from '@renderer/ui/icon/icon';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { FileText } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './profile.module.css';

export interface ProfileCardProps {
  readonly error: AppError | null;
  /** Asks for the file. */
  readonly onChoose: () => void;
  readonly onText: (text: string) => void;
  readonly onRefused: (error: AppError) => void;
}

export function ProfileCard({ error, onChoose, onText, onRefused }: ProfileCardProps) {
  const { t, i18n } = useTranslation('profile');
  const [over, setOver] = useState(false);
  const failure = error ? describeError(error, i18n.language) : null;
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (!file) return;
    const text = file.size > MAX_PROFILE_BYTES ? null : await file.text().catch(() => undefined);
    if (typeof text === 'string') onText(text);
    else onRefused(fail('profile.refused', { reason: text === null ? 'too-large' : 'unreadable' }).error);
  };
  const hover = (event: DragEvent) => {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button inside
    <div
      className={styles.card}
      data-over={over || undefined}
      onDragEnter={hover}
      onDragOver={hover}
      onDragLeave={(event) => {
        // Into a part of the card is not out of it.
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => void drop(event)}
    >
      <div className={styles.offer}>
        <span className={styles.tile}>
          <Icon of={FileText} size={18} />
        </span>
        <div>
          <h2 className={styles.cardTitle}>{t('card.title')}</h2>
          <p className={styles.cardText}>{over ? t('card.drop') : t('card.text')}</p>
        </div>
        <Button size="md" onClick={onChoose} aria-keyshortcuts="Control+O">
          {t('card.choose')}
        </Button>
      </div>
      {failure ? <InlineError title={failure.title}>{`${failure.text} ${failure.next}`}</InlineError> : null}
    </div>
  );
}
