/** One question about one disruptive thing: facts, then the consequence, then a button that repeats verb and name. */
import { type KeyboardEvent, type ReactNode, useId } from 'react';
import { Button } from '../button/button';
import { DatacenterTag } from '../datacenter-tag/datacenter-tag';
import { DefinitionList, DefinitionRow } from '../definition-list/definition-list';
import { Dialog } from '../dialog/dialog';
import { Icon, type IconComponent } from '../icon/icon';
import { Kbd } from '../kbd/kbd';
import type { StateTone } from '../lib/tones';
import styles from './confirm-dialog.module.css';

export interface ConfirmFact {
  readonly label: string;
  readonly value: ReactNode;
  /** Makes a fact stand out, for example the owner in hold. */
  readonly tone?: StateTone;
}

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly icon?: IconComponent;
  readonly datacenter?: { readonly code: string; readonly hue: number };
  readonly facts?: readonly ConfirmFact[];
  /** What happens, in a sentence. */
  readonly consequence?: ReactNode;
  readonly kind?: 'primary' | 'danger';
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  /** Key cap at the left of the footer. Enter alone never confirms; Ctrl Enter does. */
  readonly confirmKbd?: string;
  readonly busy?: boolean;
  /** Why it cannot be confirmed now; said above the footer. */
  readonly disabledReason?: string | undefined;
  readonly size?: 'sm' | 'md';
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, icon, datacenter, facts = [], consequence, kind = 'danger', confirmKbd = 'Ctrl Enter' } = props;
  const { busy = false, disabledReason, size = 'sm', onConfirm, onCancel } = props;
  const reasonId = useId();

  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    // A key that is held down answers one question, not also the one that takes its place.
    if (event.repeat) return;
    if (!busy && disabledReason === undefined) onConfirm();
  };

  return (
    <Dialog
      open={open}
      onClose={onCancel}
      title={title}
      size={size}
      mark={icon ? <Icon of={icon} size={16} /> : null}
      tag={datacenter ? <DatacenterTag code={datacenter.code} hue={datacenter.hue} /> : null}
      onKeyDown={handleKeyDown}
      footerNote={<Kbd keys={confirmKbd} />}
      footer={
        <>
          <Button onClick={onCancel}>{props.cancelLabel}</Button>
          <Button
            kind={kind}
            busy={busy}
            onClick={onConfirm}
            {...(disabledReason === undefined ? {} : { disabledReason: { describedBy: reasonId } })}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {facts.length > 0 ? (
        <DefinitionList labelWidth={78}>
          {facts.map((fact) => (
            <DefinitionRow key={fact.label} label={fact.label} value={fact.value} tone={fact.tone} wrap />
          ))}
        </DefinitionList>
      ) : null}
      {consequence ? <p className={styles.consequence}>{consequence}</p> : null}
      {props.children}
      {disabledReason ? (
        <p id={reasonId} className={styles.reason}>
          {disabledReason}
        </p>
      ) : null}
    </Dialog>
  );
}
