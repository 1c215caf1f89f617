/** The left of the status bar: which host, which account, how much is in memory. */
import type { InstanceView } from '@contract/types/instance';
import { formatCount } from '@renderer/lib/time';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { cx } from '@renderer/ui/lib/class-names';
import { useTranslation } from 'react-i18next';
import { connectionOf } from '../selectors';
import styles from './status-line.module.css';

export interface StatusLineProps {
  readonly view: InstanceView;
  readonly now: number;
  /** `AppStatus.outdatedRuntime`: the program runs on an Electron that gets no fixes. */
  readonly outdatedRuntime?: boolean;
}

export function StatusLine({ view, now, outdatedRuntime = false }: StatusLineProps) {
  const { t, i18n } = useTranslation('instances');
  const { instance, session, serverCount } = view;
  const servers = formatCount(serverCount, i18n.language);
  return (
    <div className={styles.line}>
      <ConnectionGlyph connection={connectionOf(view, now)} size={9} />
      <span className={styles.host}>{instance.address.replace(/^https?:\/\//, '')}</span>
      {session.kind === 'signed-in' ? (
        <span className={styles.part}>
          {t('status.as')} <b>{session.account}</b>
        </span>
      ) : null}
      <span className={styles.part}>{t('status.memory', { servers })}</span>
      {session.kind === 'signed-in' && session.keptIn === 'memory' ? (
        <span className={styles.part}>{t('status.sessionMemory')}</span>
      ) : null}
      {outdatedRuntime ? <span className={cx(styles.part, styles.hold)}>{t('status.outdated')}</span> : null}
    </div>
  );
}
