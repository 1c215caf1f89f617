/** The whole window. */
import type { Bridge } from '@contract/types/calls';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import styles from './frame/frame.module.css';
import { WindowControls } from './frame/window-controls';
import type { Stores } from './stores';

export interface AppProps {
  readonly stores: Stores;
  readonly bridge: Bridge;
}

export function App({ stores, bridge }: AppProps) {
  const { t } = useTranslation('app');
  const { platform } = useStore(stores.status);
  return (
    <div className={styles.frame} data-ready="">
      <header className={styles.bar} aria-label={t('region.bar')}>
        <span className={styles.spacer} />
        <WindowControls bridge={bridge} platform={platform} />
      </header>
    </div>
  );
}
