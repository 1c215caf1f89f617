/** A modal window over everything, for decisions that stop everything. Focus stays inside and returns where it was. */
import { Dialog as Base } from '@base-ui/react/dialog';
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react';
import { HazardStripe } from '../hazard-stripe/hazard-stripe';
import { Kbd } from '../kbd/kbd';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly open: boolean;
  /** Asked to close by Esc, the close button or (where allowed) a click outside. */
  readonly onClose: () => void;
  readonly title: string;
  /** After the title, in secondary text. */
  readonly subtitle?: string;
  /** Before the title: an icon or a glyph. */
  readonly mark?: ReactNode;
  /** After the title: a datacenter tag. */
  readonly tag?: ReactNode;
  /** sm 312, md 412, lg 560, xl 988 × 660. */
  readonly size?: 'sm' | 'md' | 'lg' | 'xl';
  /** Word of the close button in the header; without it there is none (small questions have Cancel in the footer). */
  readonly closeLabel?: string;
  readonly closeKbd?: string;
  /** Whether a click outside closes. Off where something typed could be lost. */
  readonly closeOnScrim?: boolean;
  readonly hazard?: boolean;
  /** Second column, 468 wide, on a surface of its own. Only with size xl. */
  readonly aside?: ReactNode;
  /** Left of the footer: the line that sums up what will happen. */
  readonly footerNote?: ReactNode;
  /** Buttons at the right of the footer, the primary one last. */
  readonly footer?: ReactNode;
  /** Without it focus goes to the first control of the body, or else of the footer. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** For keys of the whole dialog, such as Ctrl Enter. */
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

const CONTROLS = 'input:enabled, textarea:enabled, select:enabled, button:enabled, [tabindex="0"]';

export function Dialog(props: DialogProps) {
  const { open, onClose, size = 'lg', closeOnScrim = false, hazard = false, aside, initialFocus, onKeyDown } = props;
  const content = useRef<HTMLDivElement>(null);
  const firstControl = () => content.current?.querySelector<HTMLElement>(CONTROLS) ?? true;
  return (
    <Base.Root
      open={open}
      disablePointerDismissal={!closeOnScrim}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Base.Portal>
        {/* Also over another dialog, which would lie there as bright as the question. */}
        <Base.Backdrop forceRender className={styles.scrim} />
        <Base.Viewport className={styles.viewport}>
          <Base.Popup
            data-size={size}
            className={styles.popup}
            onKeyDown={onKeyDown}
            initialFocus={initialFocus ?? firstControl}
          >
            {hazard ? <HazardStripe /> : null}
            <Header {...props} />
            <div ref={content} className={styles.content}>
              <div className={styles.columns}>
                <div className={styles.body}>{props.children}</div>
                {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
              </div>
              <Footer note={props.footerNote} buttons={props.footer} />
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

function Header({ title, subtitle, mark, tag, closeLabel, closeKbd = 'Esc' }: DialogProps) {
  return (
    <header className={styles.header}>
      {mark ? <span className={styles.mark}>{mark}</span> : null}
      <Base.Title className={styles.title}>{title}</Base.Title>
      {tag}
      {subtitle ? <Base.Description className={styles.subtitle}>{subtitle}</Base.Description> : null}
      {closeLabel ? (
        <Base.Close className={styles.close}>
          {closeLabel}
          <Kbd keys={closeKbd} />
        </Base.Close>
      ) : null}
    </header>
  );
}

function Footer({ note, buttons }: { readonly note: ReactNode; readonly buttons: ReactNode }) {
  if (!note && !buttons) return null;
  return (
    <footer className={styles.footer}>
      <div className={styles.note}>{note}</div>
      <div className={styles.buttons}>{buttons}</div>
    </footer>
  );
}
