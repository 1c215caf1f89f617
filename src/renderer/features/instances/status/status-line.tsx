/** The left of the status bar: which host, which account, how much is in memory. */
import type { InstanceView } from '@contract/types/instance';
import { formatCount } from '@renderer/lib/time';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { useTranslation } from 'react-i18next';
import { connectionOf } from '../selectors';
import styles from './status-line.module.css';

export function StatusLine({ view, now }: { readonly view: InstanceView; readonly now: number }) {
  const { t, i18n } = useTranslation('instances');
  const { instance, session, serverCount } = view;
  return (
    <div className={styles.line}>
      <ConnectionGlyph connection={connectionOf(view, now)} size={9} />
      <span className={styles.host}>{instance.address.replace(/^https?:\/\//, '')}</span>
      {session.kind === 'signed-in' ? (
        <span className={styles.part}>
          {t('status.as')} <b>{session.account}</b>
        </span>
      ) : null}
      <span className={styles.part}>
        {t('status.memory', { count: formatCount(serverCount, i18n.language) as never })}
      </span>
      {session.kind === 'signed-in' && session.keptIn === 'memory' ? (
        <span className={styles.part}>{t('status.sessionMemory')}</span>
      ) : null}
    </div>
  );
}
