/** Draws the toasts, bottom right, newest lowest, three at most. Mounted once by the provider. */
import { Toast as Base } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { Button } from '../button/button';
import { hueColour } from '../datacenter-tag/datacenter-tag';
import { StatusMark } from '../glyphs/status-mark';
import { Icon } from '../icon/icon';
import styles from './toast-host.module.css';
import { type ToastData, toastManager } from './toast-store';

const LIMIT = 3;

export interface ToastHostProps {
  /** Name of the region. */
  readonly label: string;
  readonly closeLabel: string;
}

export function ToastHost({ label, closeLabel }: ToastHostProps) {
  return (
    <Base.Provider toastManager={toastManager} limit={LIMIT}>
      <Base.Portal>
        <Base.Viewport aria-label={label} className={styles.viewport}>
          <ToastList closeLabel={closeLabel} />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList({ closeLabel }: { readonly closeLabel: string }) {
  const { toasts } = Base.useToastManager<ToastData>();
  return toasts.map((item) => {
    const data = item.data;
    return (
      <Base.Root
        key={item.id}
        toast={item}
        swipeDirection={[]}
        className={styles.toast}
        style={{ borderLeftColor: barColour(data) }}
      >
        <Base.Content className={styles.content}>
          <StatusMark tone={data?.tone ?? 'unknown'} className={styles.mark} />
          <div className={styles.words}>
            <Base.Title className={styles.title} />
            <Base.Description className={styles.detail} />
          </div>
          {data?.action ? (
            <Button
              onClick={() => {
                data.action?.onSelect();
                toastManager.close(item.id);
              }}
            >
              {data.action.label}
            </Button>
          ) : null}
          <Base.Close aria-label={closeLabel} className={styles.close}>
            <Icon of={X} size={13} />
          </Base.Close>
        </Base.Content>
      </Base.Root>
    );
  });
}

function barColour(data: ToastData | undefined): string {
  return data?.hue === null || data?.hue === undefined ? 'var(--line-strong)' : hueColour(data.hue);
}
