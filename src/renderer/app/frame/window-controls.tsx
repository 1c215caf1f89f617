/** The three controls of a frameless window. macOS keeps its own at the left, so nothing is drawn there. */
import type { AppStatus, WindowState } from '@contract/types/app';
import type { Bridge } from '@contract/types/calls';
import { Copy, Minus, Square, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './window-controls.module.css';

export interface WindowControlsProps {
  readonly bridge: Bridge;
  readonly platform: AppStatus['platform'];
}

export function WindowControls({ bridge, platform }: WindowControlsProps) {
  const { t } = useTranslation('app');
  const maximised = useWindowState(bridge)?.maximised ?? false;
  if (platform === 'darwin') return null;
  const control = (action: 'minimise' | 'toggle-maximise' | 'close') => () =>
    void bridge.call('window.control', { action });
  return (
    <div className={styles.controls} data-no-drag="">
      <button type="button" aria-label={t('window.minimise')} onClick={control('minimise')}>
        <Minus size={12} strokeWidth={1.4} aria-hidden />
      </button>
      <button
        type="button"
        aria-label={t(maximised ? 'window.restore' : 'window.maximise')}
        onClick={control('toggle-maximise')}
      >
        {maximised ? (
          <Copy size={11} strokeWidth={1.4} aria-hidden />
        ) : (
          <Square size={10} strokeWidth={1.4} aria-hidden />
        )}
      </button>
      <button type="button" className={styles.close} aria-label={t('window.close')} onClick={control('close')}>
        <X size={13} strokeWidth={1.4} aria-hidden />
      </button>
    </div>
  );
}

function useWindowState(bridge: Bridge): WindowState | null {
  const [state, setState] = useState<WindowState | null>(null);
  useEffect(() => {
    void bridge.call('window.state', {}).then((answer) => answer.ok && setState(answer.value));
    return bridge.on('window.stateChanged', setState);
  }, [bridge]);
  return state;
}
