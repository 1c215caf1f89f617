/** Why nothing can be sent to a server's datacenter: said before the first click, not in a tooltip. */
import { Icon } from '@renderer/ui/icon/icon';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './inspector.module.css';

/** Id of the sentence that says why nothing can be sent; the power button points at it too. */
export const BLOCKED_NOTE = 'blocked-note';

export function BlockedNote({ reason }: { readonly reason: string | null }) {
  const { t } = useTranslation('servers');
  if (reason === null) return null;
  return (
    <div className={styles.blocked}>
      <Icon of={Lock} size={13} />
      <p id={BLOCKED_NOTE}>
        <b>{t('blockedTitle')}</b>
        {reason}
      </p>
    </div>
  );
}
