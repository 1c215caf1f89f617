/** Adds a datacenter, changes one, or signs in to one again. What was typed stays until it was right. */
import type { AppStatus } from '@contract/types/app';
import type { Bridge } from '@contract/types/calls';
import type { InstanceView } from '@contract/types/instance';
import { describeError } from '@renderer/lib/errors/describe-error';
import { Banner } from '@renderer/ui/banner/banner';
import { Button } from '@renderer/ui/button/button';
import { ConfirmDialog } from '@renderer/ui/confirm-dialog/confirm-dialog';
import { DatacenterTag } from '@renderer/ui/datacenter-tag/datacenter-tag';
import { Dialog } from '@renderer/ui/dialog/dialog';
import { Icon } from '@renderer/ui/icon/icon';
import { InlineError } from '@renderer/ui/inline-error/inline-error';
import { KeyRound, LockKeyhole, MemoryStick, ShieldCheck } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CertificatePanel, type CertificateView } from './certificate-panel';
import styles from './dialog.module.css';
import { FactorField } from './factor-field';
import { AddressField, CredentialFields, IdentityFields } from './fields';
import { KeptFields } from './kept-fields';
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

const FORM = 'datacenter';

export function DatacenterDialog(props: DatacenterDialogProps) {
  const { mode, status, onClose } = props;
  const { t } = useTranslation('instances');
  const form = useDatacenterForm(props);
  const body = useFocusOnRefusal(form.refusals);
  const password = useRef<HTMLInputElement>(null);
  const [leaving, setLeaving] = useState(false);
  const leave = () => (form.dirty ? setLeaving(true) : onClose(null));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  const instance = mode.kind === 'add' ? null : mode.view.instance;
  const knowsAccount = mode.kind === 'sign-in' && form.values.email !== '';
  return (
    <Dialog
      open
      {...shapeOf(props, form)}
      title={titleOf(mode, t)}
      {...(instance ? { tag: <DatacenterTag code={instance.code} hue={instance.colour} /> } : {})}
      {...(mode.kind === 'add' ? { subtitle: t('dialog.addText') } : {})}
      {...(knowsAccount ? { initialFocus: password } : {})}
      closeLabel={t('dialog.close')}
      onClose={leave}
      {...(mode.kind === 'add' ? { footerNote: <FooterNote status={status} /> } : {})}
      footer={<FooterButtons mode={mode} form={form} onCancel={leave} />}
    >
      <form id={FORM} ref={body} className={styles.form} onSubmit={submit} noValidate>
        {mode.kind === 'sign-in' ? (
          <CertificateLine form={form} address={mode.view.instance.address} />
        ) : (
          <>
            <IdentityFields form={form} mode={mode} views={props.views} />
            <AddressField form={form} mode={mode} />
            {mode.kind === 'edit' ? <KeptFields form={form} authority={mode.view.instance.authority ?? null} /> : null}
          </>
        )}
        {mode.kind === 'edit' ? null : <CredentialFields form={form} passwordRef={password} />}
        {form.wantsCode ? <FactorField form={form} /> : null}
        <Problem form={form} />
        {mode.kind === 'edit' ? null : <KeptCard status={status} withCode={form.wantsCode} />}
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

/** Signing in again is a small dialog; it grows its second column only when a certificate has to be judged. */
function shapeOf({ mode, onCopy }: DatacenterDialogProps, form: DatacenterForm) {
  if (mode.kind === 'edit') return { size: 'lg' as const };
  if (mode.kind === 'sign-in' && !isToBeJudged(form.certificate)) return { size: 'lg' as const };
  return {
    size: 'xl' as const,
    aside: (
      <CertificatePanel
        view={form.certificate}
        accepted={form.accepted}
        tickMissing={form.tickMissing}
        authority={form.authority}
        onAccepted={form.setAccepted}
        onCopy={onCopy}
      />
    ),
  };
}

function isToBeJudged(view: CertificateView): boolean {
  return view.kind === 'untrusted' || (view.kind === 'authority' && view.verdict !== 'ok');
}

function titleOf(mode: DialogMode, t: ReturnType<typeof useTranslation<'instances'>>['t']): string {
  if (mode.kind === 'add') return t('dialog.add');
  const { code } = mode.view.instance;
  return mode.kind === 'edit' ? t('dialog.edit', { code }) : t('dialog.signIn', { code });
}

/** After a refusal the focus goes to the first thing that is wrong, in reading order. */
function useFocusOnRefusal(refusals: number) {
  const body = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusals === 0) return;
    const dialog = body.current?.closest('[role="dialog"]');
    dialog?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);
  return body;
}

interface FooterButtonsProps {
  readonly mode: DialogMode;
  readonly form: DatacenterForm;
  readonly onCancel: () => void;
}

function FooterButtons({ mode, form, onCancel }: FooterButtonsProps) {
  const { t } = useTranslation('instances');
  const label = mode.kind === 'edit' ? 'save' : form.certificate.kind === 'untrusted' ? 'submitPin' : 'submitAdd';
  return (
    <>
      <Button size="lg" onClick={onCancel}>
        {t('dialog.cancel')}
      </Button>
      <Button size="lg" kind="primary" kbd="Enter" type="submit" form={FORM} busy={form.busy}>
        {t(`dialog.${label}`)}
      </Button>
    </>
  );
}

function FooterNote({ status }: { readonly status: AppStatus }) {
  const { t } = useTranslation('instances');
  const isKept = status.keychain.kind === 'available';
  return (
    <>
      <Icon of={isKept ? LockKeyhole : MemoryStick} />
      {t(isKept ? 'dialog.kept' : 'dialog.unkept')}
    </>
  );
}

function Problem({ form }: { readonly form: DatacenterForm }) {
  const { i18n } = useTranslation('instances');
  if (!form.problem) return null;
  const { title, text, next } = describeError(form.problem, i18n.language);
  if (form.problem.code === 'auth.second-factor-failed') {
    // Not a mistake of the person: the account wants more than this version can give.
    return (
      <Banner tone="hold" live="assertive" icon={KeyRound} title={title}>
        {`${text} ${next}`}
      </Banner>
    );
  }
  return <InlineError title={title}>{`${text} ${next}`}</InlineError>;
}

interface CertificateLineProps {
  readonly form: DatacenterForm;
  readonly address: string;
}

/** Where one signs in again, and in one line what vouches for it. */
function CertificateLine({ form, address }: CertificateLineProps) {
  const { t } = useTranslation('instances');
  const { certificate } = form;
  const { kind } = certificate;
  const words = {
    waiting: null,
    checking: t('certificate.checking'),
    pinned: t('dialog.pinnedInUse'),
    trusted: t('certificate.trustedText'),
    authority: isToBeJudged(certificate) ? null : t('authority.inUse'),
    untrusted: null,
  }[kind];
  return (
    <div className={styles.where}>
      <span className={styles.whereAddress}>{address}</span>
      {words ? (
        <span className={styles.whereNote}>
          <Icon of={ShieldCheck} size={13} />
          {words}
        </span>
      ) : null}
    </div>
  );
}

function KeptCard({ status, withCode }: { readonly status: AppStatus; readonly withCode: boolean }) {
  const { t } = useTranslation('instances');
  const { keychain } = status;
  const isKept = keychain.kind === 'available';
  const title: ReactNode = isKept
    ? t('dialog.keptIn', { keychain: t(`keychain.${keychain.name}`) })
    : t('dialog.keptInMemory');
  return (
    <div className={styles.kept}>
      <span className={styles.tileIcon}>
        <Icon of={KeyRound} size={16} />
      </span>
      <div>
        <b>{title}</b>
        <p>{t(isKept ? (withCode ? 'factor.keptText' : 'dialog.keptText') : 'dialog.keptMemoryText')}</p>
      </div>
    </div>
  );
}
