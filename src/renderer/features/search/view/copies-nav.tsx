/** Beside the view over all datacenters: the copies on this computer and how old each is. */
import type { InstanceId, InstanceView } from '@contract/types/instance';
import { formatAge } from '@renderer/lib/time';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { useTranslation } from 'react-i18next';
import { ageGlyphOf } from '../model/freshness';
import styles from './copies-nav.module.css';

export interface CopiesNavProps {
  readonly views: readonly InstanceView[];
  readonly now: number;
  readonly onGo: (instanceId: InstanceId) => void;
}

export function CopiesNav({ views, now, onGo }: CopiesNavProps) {
  const { t } = useTranslation('search');
  return (
    <>
      <h2 className={styles.title}>{t('all.copies')}</h2>
      <ul>
        {views.map((view) => (
          <li key={view.instance.id}>
            <button type="button" className={styles.copy} onClick={() => onGo(view.instance.id)}>
              <span className={styles.strip} style={{ background: hueColour(view.instance.colour) }} />
              <span className={styles.code}>{view.instance.code}</span>
              <CopyAge view={view} now={now} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function CopyAge({ view, now }: { readonly view: InstanceView; readonly now: number }) {
  const { t, i18n } = useTranslation('search');
  const { readAtMs, copy } = view;
  if (copy.kind === 'sealed' || readAtMs === null) {
    return (
      <span className={styles.age}>
        <ConnectionGlyph connection="signed_out" size={9} />
        {t(copy.kind === 'sealed' ? 'all.sealed' : 'all.none')}
      </span>
    );
  }
  // The largest unit is enough here: `3 h`, `1 d`.
  const age = formatAge(now - readAtMs, i18n.language)
    .split(' ')
    .slice(0, 2)
    .join(' ');
  return (
    <span className={styles.age}>
      <ConnectionGlyph connection={ageGlyphOf(view, readAtMs, now)} size={9} />
      {age}
    </span>
  );
}
