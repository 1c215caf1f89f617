/** How old what is shown is, in the top bar: synced, reading, stale, offline, signed out. */
import type { InstanceView } from '@contract/types/instance';
import { formatAge, formatCount } from '@renderer/lib/time';
import { Chip } from '@renderer/ui/chip/chip';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { useTranslation } from 'react-i18next';
import { connectionOf } from '../selectors';

export interface SyncChipProps {
  readonly view: InstanceView;
  readonly now: number;
  readonly onRead: () => void;
}

export function SyncChip({ view, now, onRead }: SyncChipProps) {
  const { t, i18n } = useTranslation('instances');
  const connection = connectionOf(view, now);
  return (
    <Chip glyph={<ConnectionGlyph connection={connection} size={9} />} onClick={onRead}>
      {syncText(view, now, i18n.language, t as never)}
    </Chip>
  );
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

export function syncText(view: InstanceView, now: number, language: string, t: Translate): string {
  const { session, reach, sync, readAtMs } = view;
  if (session.kind === 'signed-out') return t('status.signedOut');
  if (reach.kind === 'offline') return t('status.offline', { age: formatAge(now - reach.sinceMs, language) });
  if (sync) {
    const read = formatCount(sync.serversRead, language);
    if (sync.serversTotal === null) return t('status.reading', { read });
    return t('status.readingOf', { read, total: formatCount(sync.serversTotal, language) });
  }
  if (readAtMs === null) return t('status.unread');
  return t('status.synced', { age: formatAge(now - readAtMs, language) });
}
