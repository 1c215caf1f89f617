/** Adds a datacenter, changes one, or signs in to one again. What was typed stays until it was right. */
import type { AppStatus } from '@contract/types/app';
import type { Bridge } from '@contract/types/calls';
import type { DatacenterColour, InstanceView } from '@contract/types/instance';
import { Button } from '@renderer/ui/button/button';
import { ColourSwatches } from '@renderer/ui/colour-swatches/colour-swatches';
import { ConfirmDialog } from '@renderer/ui/confirm-dialog/confirm-dialog';
import { hueColour } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { Dialog } from '@renderer/ui/dialog/dialog';
import { Field } from '@renderer/ui/field/field';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { PasswordField } from '@renderer/ui/password-field/password-field';
import { TextField } from '@renderer/ui/text-field/text-field';
import { KeyRound } from 'lucide-react';
import { type CSSProperties, type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CertificatePanel } from './certificate-panel';
import styles from './dialog.module.css';
import { type DatacenterForm, useDatacenterForm } from './use-datacenter-form';

export type DialogMode =
  | { readonly kind: 'add'; readonly address?: string }
  | { readonly kind: 'edit'; readonly view: InstanceView }
  | { readonly kind: 'sign-in'; readonly view: InstanceView; readonly fingerprint?: string };

export interface DatacenterDialogProps {
  readonly mode: DialogMode;
  readonly bridge: Bridge;
  readonly views: readonly InstanceView[];
  readonly status: AppStatus;
  readonly onCopy: (text: string) => void;
  /** `id` is the datacenter that was added or signed in to; null when the dialog was left. */
  readonly onClose: (id: string | null) => void;
}

export function DatacenterDialog(props: DatacenterDialogProps) {
  const { mode, status, onCopy, onClose } = props;
  const { t } = useTranslation('instances');
  const form = useDatacenterForm(props);
  const [leaving, setLeaving] = useState(false);
  const leave = () => (form.dirty ? setLeaving(true) : onClose(null));
  const code = mode.kind === 'add' ? '' : mode.view.instance.code;
  const title = { add: t('dialog.add'), edit: t('dialog.edit', { code }), 'sign-in': t('dialog.signIn', { code }) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  const pins = form.certificate.kind === 'untrusted';
  const label = mode.kind === 'edit' ? 'save' : pins ? 'submitPin' : 'submitAdd';
  return (
    <Dialog
      open
      size={mode.kind === 'edit' ? 'lg' : 'xl'}
      title={title[mode.kind]}
      {...(mode.kind === 'add' ? { subtitle: t('dialog.addText') } : {})}
      closeLabel={t('dialog.close')}
      onClose={leave}
      {...(mode.kind === 'edit'
        ? {}
        : {
            aside: (
              <CertificatePanel
                view={form.certificate}
                accepted={form.accepted}
                onAccepted={form.setAccepted}
                onCopy={onCopy}
              />
            ),
          })}
      footer={
        <>
          <Button size="lg" onClick={leave}>
            {t('dialog.cancel')}
          </Button>
          <Button size="lg" kind="primary" kbd="Enter" type="submit" form="datacenter" busy={form.busy}>
            {t(`dialog.${label}`)}
          </Button>
        </>
      }
    >
      <form id="datacenter" className={styles.form} onSubmit={submit} noValidate>
        {mode.kind === 'sign-in' ? null : <Identity form={form} views={props.views} />}
        {mode.kind === 'sign-in' ? null : <AddressField form={form} />}
        {mode.kind === 'edit' ? <p className={styles.moved}>{t('dialog.movedNote')}</p> : <Credentials form={form} />}
        {form.problem ? (
          <InlineError title={form.problem.title}>{`${form.problem.text} ${form.problem.next}`}</InlineError>
        ) : null}
        {mode.kind === 'edit' ? null : <KeptCard status={status} />}
      </form>
      <ConfirmDialog
        open={leaving}
        title={t('dialog.leave')}
        consequence={t('dialog.leaveText')}
        confirmLabel={t('dialog.discard')}
        cancelLabel={t('dialog.keepTyping')}
        onConfirm={() => onClose(null)}
        onCancel={() => setLeaving(false)}
      />
    </Dialog>
  );
}

function Identity({ form, views }: { readonly form: DatacenterForm; readonly views: readonly InstanceView[] }) {
  const { t } = useTranslation('instances');
  const names = t('dialog.colours', { returnObjects: true }) as string[];
  const users = new Map(views.map(({ instance }) => [instance.colour, instance.code]));
  const swatches = names.map((name, hue) => {
    const user = users.get(hue as DatacenterColour);
    return { hue, label: user ? `${name}, ${user}` : name, used: user !== undefined };
  });
  return (
    <>
      <div className={styles.nameRow}>
        <Field label={t('dialog.name')} error={form.errors.name}>
          <TextField
            value={form.values.name}
            maxLength={60}
            onChange={(event) => form.setName(event.target.value)}
            autoFocus
          />
        </Field>
        <Field label={t('dialog.code')} error={form.errors.code}>
          <TextField
            mono
            value={form.values.code}
            maxLength={6}
            onChange={(event) => form.set('code', event.target.value.toUpperCase())}
          />
        </Field>
        <span
          className={styles.preview}
          aria-hidden
          style={{ '--hue': hueColour(form.values.colour) } as CSSProperties}
        >
          {form.values.code}
        </span>
      </div>
      <Field label={t('dialog.colour')} right={t('dialog.striped')} group>
        <ColourSwatches
          swatches={swatches}
          value={form.values.colour}
          onChange={(hue) => form.set('colour', hue as DatacenterColour)}
        />
      </Field>
    </>
  );
}

function AddressField({ form }: { readonly form: DatacenterForm }) {
  const { t } = useTranslation('instances');
  const { probe } = form;
  const hint =
    probe.kind === 'asking'
      ? ({ hint: t('dialog.checking'), hintTone: 'busy' } as const)
      : probe.kind === 'answered'
        ? ({ hint: t('dialog.answers', { ms: probe.result.latencyMs }), hintTone: 'ok' } as const)
        : {};
  return (
    <Field label={t('dialog.address')} error={form.errors.address} {...hint}>
      <TextField
        mono
        placeholder="https://dci.example.net"
        value={form.values.address}
        onChange={(event) => form.set('address', event.target.value)}
        onBlur={() => void form.look()}
      />
    </Field>
  );
}

function Credentials({ form }: { readonly form: DatacenterForm }) {
  const { t } = useTranslation('instances');
  return (
    <div className={styles.pair}>
      <Field label={t('dialog.email')} error={form.errors.email}>
        <TextField
          type="email"
          autoComplete="username"
          value={form.values.email}
          onChange={(event) => form.set('email', event.target.value)}
        />
      </Field>
      <Field label={t('dialog.password')} error={form.errors.password}>
        <PasswordField
          revealLabel={t('dialog.reveal')}
          hideLabel={t('dialog.hide')}
          value={form.values.password}
          onChange={(event) => form.set('password', event.target.value)}
        />
      </Field>
    </div>
  );
}

function KeptCard({ status }: { readonly status: AppStatus }) {
  const { t } = useTranslation('instances');
  const { keychain } = status;
  const available = keychain.kind === 'available';
  return (
    <div className={styles.kept}>
      <KeyRound size={18} strokeWidth={1.6} aria-hidden />
      <b>{available ? t('dialog.keptIn', { keychain: t(`keychain.${keychain.name}`) }) : t('dialog.keptInMemory')}</b>
      <span>{t(available ? 'dialog.keptText' : 'dialog.keptMemoryText')}</span>
    </div>
  );
}
