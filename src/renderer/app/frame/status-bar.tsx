/** The line at the foot of the window: how what is on screen is doing, and the keys it has. */
import type { InstanceView } from '@contract/types/instance';
import { StatusLine } from '@renderer/features/instances/status/status-line';
import { AllStatus } from '@renderer/features/search/view/all-bar';
import { Icon } from '@renderer/ui/icon/icon';
import { Kbd } from '@renderer/ui/kbd/kbd';
import { LockKeyhole, Shield } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Section } from '../use-app-keys';
import styles from './frame.module.css';

interface StatusBarProps {
  readonly view: InstanceView | null;
  /** Where all datacenters are on screen. */
  readonly all: readonly InstanceView[] | null;
  readonly isLocked: boolean;
  readonly hints: Hints;
  readonly now: number;
  readonly outdatedRuntime: boolean;
  readonly onKeys: () => void;
}

type Hints = readonly (readonly [name: HintName, keys: string])[];
type HintName = (typeof FIRST_HINTS | typeof RACKS_HINTS | typeof CHANGES_HINTS | typeof ALL_HINTS)[number][0];

/** Of what is on screen; where there are no racks to move in, none of theirs. */
export function hintsOf(section: Section, { copy }: InstanceView): Hints {
  if (copy.kind !== 'ready') return [];
  return section === 'racks' ? RACKS_HINTS : CHANGES_HINTS;
}

/** Before there is a datacenter. */
export const FIRST_HINTS = [
  ['addDatacenter', 'Ctrl N'],
  ['importProfile', 'Ctrl O'],
  ['demo', 'Ctrl D'],
] as const;

const RACKS_HINTS = [
  ['move', 'Arrows'],
  ['select', 'Space'],
  ['open', 'Enter'],
  ['webConsole', 'W'],
  ['overlay', '1–5'],
  ['row', '[ ]'],
] as const;

const CHANGES_HINTS = [
  ['move', 'Arrows'],
  ['open', 'Enter'],
] as const;

export const ALL_HINTS = [
  ['move', 'Arrows'],
  ['nextGroup', 'Tab'],
  ['select', 'Space'],
  ['open', 'Enter'],
  ['copyLine', 'C'],
] as const;

export function StatusBar({ view, all, isLocked, hints, now, outdatedRuntime, onKeys }: StatusBarProps) {
  const { t } = useTranslation('app');
  const { t: words } = useTranslation('instances');
  const { t: passphrase } = useTranslation('passphrase');
  return (
    <footer className={styles.status}>
      {all ? (
        <AllStatus views={all} now={now} />
      ) : view ? (
        <StatusLine view={view} now={now} outdatedRuntime={outdatedRuntime} />
      ) : (
        <span className={styles.private}>
          <Icon of={isLocked ? LockKeyhole : Shield} size={12} />
          {isLocked ? passphrase('unlock.private') : words('first.private')}
        </span>
      )}
      <div className={styles.hints}>
        {hints.map(([name, keys]) => (
          <span key={name} className={styles.hint}>
            <Kbd keys={keys} />
            {t(`keys.names.${name}`)}
          </span>
        ))}
      </div>
      <button type="button" className={styles.hintButton} onClick={onKeys}>
        <Kbd keys="?" />
        {t('keys.all')}
      </button>
    </footer>
  );
}
