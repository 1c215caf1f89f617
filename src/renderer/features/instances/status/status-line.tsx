/** The left of the status bar: which host, which account, how much is in memory. */
import type { InstanceView } from '@contract/types/instance';
import { formatCount } from '@renderer/lib/time';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { cx } from '@renderer/ui/lib/class-names';
import { useTranslation } from 'react-i18next';
import { markOf } from '../selectors';
import type { CopiesT } from './copy-text';
import styles from './status-line.module.css';

export interface StatusLineProps {
  readonly view: InstanceView;
  readonly now: number;
  /** `AppStatus.outdatedRuntime`: the program runs on an Electron that gets no fixes. */
  readonly outdatedRuntime?: boolean;
}

export function StatusLine({ view, now, outdatedRuntime = false }: StatusLineProps) {
  const { t, i18n } = useTranslation('instances');
  const { t: copies } = useTranslation('copies');
  const { instance, session } = view;
  return (
    <div className={styles.line}>
      <ConnectionGlyph connection={markOf(view, now)} size={9} />
      <span className={styles.host}>{instance.address.replace(/^https?:\/\//, '')}</span>
      {session.kind === 'signed-in' ? (
        <span className={styles.part}>
          {t('status.as')} <b>{session.account}</b>
        </span>
      ) : null}
      <span className={styles.part}>{keptText(view, i18n.language, copies)}</span>
      {session.kind === 'signed-in' && session.keptIn === 'memory' ? (
        <span className={styles.part}>{t('status.sessionMemory')}</span>
      ) : null}
      {outdatedRuntime ? <span className={cx(styles.part, styles.hold)}>{t('status.outdated')}</span> : null}
    </div>
  );
}

/** Where the copy is, and how much there is of it. */
function keptText({ copy, serverCount, readAtMs, instance }: InstanceView, language: string, t: CopiesT): string {
  if (copy.kind === 'opening') return t('opening', { code: instance.code });
  if (copy.kind === 'sealed') return t('state.sealed');
  if (copy.kind !== 'ready') return t('noCopy');
  // While nothing was read yet, nobody knows how many there are: that is not none.
  const servers = readAtMs === null ? '…' : formatCount(serverCount, language);
  return copy.keptIn === 'disk' ? t('line', { servers }) : t('memory.line', { servers });
}
