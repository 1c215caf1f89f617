/** How old what is shown is, in the top bar: synced, reading, stale, offline, signed out. While reading it opens the card. */
import { Popover } from '@base-ui/react/popover';
import type { InstanceView } from '@contract/types/instance';
import { formatAge } from '@renderer/lib/time';
import { Chip } from '@renderer/ui/chip/chip';
import { ConnectionGlyph } from '@renderer/ui/glyphs/connection-glyph';
import { Icon } from '@renderer/ui/icon/icon';
import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Connection, connectionOf, markOf } from '../selectors';
import { connectionText, type InstancesT, readingText } from './connection-text';
import { SyncCard } from './sync-card';
import styles from './sync-chip.module.css';

export interface SyncChipProps {
  readonly view: InstanceView;
  readonly now: number;
  readonly onRead: () => void;
  /** What reading means while the datacenter does not answer. */
  readonly onTryNow: () => void;
  /** With it the chip shows how far a reading is, and lets it be stopped. */
  readonly onCancel?: () => void;
}

export function SyncChip({ view, now, onRead, onTryNow, onCancel }: SyncChipProps) {
  const { t, i18n } = useTranslation('instances');
  const { t: copies } = useTranslation('copies');
  const connection = connectionOf(view, now);
  const own = markOf(view, now);
  if (own === 'sealed' || own === 'broken' || own === 'question') {
    return (
      <Chip tone={CHIP_TONES[own]} glyph={<ConnectionGlyph connection={own} size={9} />}>
        {copies(`state.${own}`)}
      </Chip>
    );
  }
  const text = syncText(view, now, i18n.language, t);
  const tone = connection === 'offline' || connection === 'stale' ? 'hold' : 'plain';
  const mark = <ChipMark connection={connection} />;
  if (connection !== 'connecting' || !onCancel) {
    const canRead = connection !== 'signed_out' && connection !== 'connecting';
    const detail = connectionText(view, { now, language: i18n.language, t });
    return (
      <span title={detail}>
        <Chip tone={tone} glyph={mark} {...(canRead ? { onClick: connection === 'offline' ? onTryNow : onRead } : {})}>
          {text}
        </Chip>
      </span>
    );
  }
  return (
    <Popover.Root>
      <Popover.Trigger className={styles.trigger}>
        <Chip glyph={mark}>{text}</Chip>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={styles.positioner} sideOffset={6} align="end" collisionPadding={8}>
          <Popover.Popup className={styles.popup}>
            <SyncCard view={view} now={now} onCancel={onCancel} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

const CHIP_TONES = { sealed: 'hold', broken: 'fail', question: 'conflict' } as const;

function ChipMark({ connection }: { readonly connection: Connection }) {
  if (connection === 'offline') return <Icon of={CloudOff} size={13} />;
  return <ConnectionGlyph connection={connection} size={9} spin={connection === 'connecting'} />;
}

export function syncText(view: InstanceView, now: number, language: string, t: InstancesT): string {
  const age = view.readAtMs === null ? null : formatAge(now - view.readAtMs, language);
  switch (connectionOf(view, now)) {
    case 'signed_out':
      return t('status.signedOut');
    case 'offline': {
      if (age !== null) return t('status.offlineRead', { age });
      const sinceMs = view.reach.kind === 'offline' ? view.reach.sinceMs : now;
      return t('status.offline', { age: formatAge(now - sinceMs, language) });
    }
    case 'connecting':
      return readingText(view, language, t);
    case 'stale':
      return age === null ? t('status.unread') : t('status.stale', { age });
    case 'online':
      return t('status.synced', { age: age ?? '' });
  }
}
