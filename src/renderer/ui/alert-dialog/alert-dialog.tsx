/** A hard stop under the hazard stripe: something has to be decided before anything goes on. No click outside closes it. */
import { AlertDialog as Base } from '@base-ui/react/alert-dialog';
import { type ReactNode, useRef } from 'react';
import dialog from '../dialog/dialog.module.css';
import { HazardStripe } from '../hazard-stripe/hazard-stripe';
import { Icon, type IconComponent } from '../icon/icon';
import styles from './alert-dialog.module.css';

export interface AlertDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly icon?: IconComponent;
  /** What happened and what was stopped, read out when the dialog opens. */
  readonly message: ReactNode;
  /** Esc: the safe way out, never the dangerous one. */
  readonly onEscape: () => void;
  readonly hazard?: boolean;
  readonly size?: 'md' | 'lg';
  /** Left of the footer. */
  readonly footerNote?: ReactNode;
  /** Buttons at the right of the footer; the safe one is primary and last. */
  readonly footer: ReactNode;
  readonly children?: ReactNode;
}

export function AlertDialog(props: AlertDialogProps) {
  const { open, title, icon, message, onEscape, hazard = true, size = 'md', footerNote, footer, children } = props;
  const buttons = useRef<HTMLDivElement>(null);
  const safeButton = () => [...(buttons.current?.querySelectorAll('button') ?? [])].at(-1) ?? true;
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onEscape();
      }}
    >
      <Base.Portal>
        <Base.Backdrop forceRender className={dialog.scrim} />
        <Base.Viewport className={dialog.viewport}>
          <Base.Popup data-size={size} className={dialog.popup} initialFocus={safeButton}>
            {hazard ? <HazardStripe /> : null}
            <div className={styles.body}>
              <div className={styles.head}>
                {icon ? <Icon of={icon} size={16} className={styles.icon} /> : null}
                <Base.Title className={styles.title}>{title}</Base.Title>
              </div>
              <Base.Description render={<div />} className={styles.message}>
                {message}
              </Base.Description>
              {children}
            </div>
            <footer className={dialog.footer}>
              <div className={dialog.note}>{footerNote}</div>
              <div ref={buttons} className={dialog.buttons}>
                {footer}
              </div>
            </footer>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
