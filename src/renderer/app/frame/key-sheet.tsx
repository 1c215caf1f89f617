/** All keys, searchable. */
import { Dialog } from '@renderer/ui/dialog/dialog';
import { Kbd } from '@renderer/ui/kbd/kbd';
import { TextField } from '@renderer/ui/text-field/text-field';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './key-sheet.module.css';

const KEYS = [
  ['search', 'Ctrl K'],
  ['all', 'Ctrl 0'],
  ['datacenter', 'Ctrl 1–9'],
  ['addDatacenter', 'Ctrl N'],
  ['importProfile', 'Ctrl O'],
  ['demo', 'Ctrl D'],
  ['readAgain', 'Ctrl R'],
  ['goRacks', 'G R'],
  ['goChanges', 'G H'],
  ['move', 'Arrows'],
  ['select', 'Space'],
  ['extend', 'Shift Arrows'],
  ['nextGroup', 'Tab'],
  ['open', 'Enter'],
  ['webConsole', 'W'],
  ['copyLine', 'C'],
  ['overlay', '1–5'],
  ['row', '[ ]'],
  ['inspector', 'I'],
  ['navigation', 'Ctrl \\'],
  ['back', 'Esc'],
  ['confirm', 'Ctrl Enter'],
] as const;

export interface KeySheetProps {
  /** No datacenter yet: what only the first start offers has its keys here too. */
  readonly isFirstStart: boolean;
  readonly onClose: () => void;
}

export function KeySheet({ isFirstStart, onClose }: KeySheetProps) {
  const { t } = useTranslation('app');
  const [sought, setSought] = useState('');
  const offered = KEYS.filter(([name]) => name !== 'demo' || isFirstStart);
  const rows = offered
    .map(([name, keys]) => ({ name: t(`keys.names.${name}`), keys }))
    .filter(({ name, keys }) => `${name} ${keys}`.toLowerCase().includes(sought.trim().toLowerCase()));
  return (
    <Dialog
      open
      size="md"
      title={t('keys.title')}
      closeLabel={t('keys.close')}
      closeOnScrim
      onClose={onClose}
      footerNote={t('keys.note')}
    >
      <TextField
        icon={Search}
        aria-label={t('keys.find')}
        placeholder={t('keys.find')}
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        autoFocus
      />
      <ul className={styles.keys}>
        {rows.map(({ name, keys }) => (
          <li key={name}>
            {name}
            <Kbd keys={keys} />
          </li>
        ))}
        {rows.length === 0 ? <li>{t('keys.none')}</li> : null}
      </ul>
    </Dialog>
  );
}
