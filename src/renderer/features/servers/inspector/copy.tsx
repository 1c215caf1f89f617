/** The copy button of a value: there when the row is pointed at or focused, always there where people copy most. */
import { CopyButton } from '@renderer/ui/copy-button/copy-button';
import { cx } from '@renderer/ui/lib/class-names';
import { announce } from '@renderer/ui/live-region/live-region';
import { useTranslation } from 'react-i18next';
import { useInspector } from './context';
import styles from './inspector.module.css';

export interface CopyProps {
  /** What is copied, in words: "MAC". */
  readonly what: string;
  readonly text: string;
  readonly always?: boolean | undefined;
}

export function Copy({ what, text, always = false }: CopyProps) {
  const { t } = useTranslation('servers');
  const { store } = useInspector();
  const copy = async () => {
    try {
      await store.copy(text);
    } catch (refused) {
      announce(t('notCopied'), 'assertive');
      throw refused;
    }
  };
  return (
    <span className={cx(styles.copy, always && styles.always)}>
      <CopyButton label={t('copy', { what })} copiedLabel={t('copied')} onCopy={copy} />
    </span>
  );
}
