/** The state of the datacenter dialog: values, what is wrong with them, the look at the address, and sending. */
import type { AppError, Result } from '@contract/errors';
import type { DatacenterColour, InstanceView } from '@contract/types/instance';
import { describeError } from '@renderer/lib/errors/describe-error';
import type { ErrorText } from '@renderer/lib/errors/error-text';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeProblem, freeColour, suggestCode } from '../selectors';
import type { CertificateView } from './certificate-panel';
import type { DatacenterDialogProps, DialogMode } from './datacenter-dialog';
import { type Probe, useProbe } from './use-probe';

export interface FormValues {
  readonly name: string;
  readonly code: string;
  readonly colour: DatacenterColour;
  readonly address: string;
  readonly email: string;
  readonly password: string;
}
type FieldErrors = { readonly [K in keyof FormValues]?: string | undefined };

export interface DatacenterForm {
  readonly values: FormValues;
  readonly errors: FieldErrors;
  /** An error that belongs to no single field. */
  readonly problem: ErrorText | null;
  readonly probe: Probe;
  readonly certificate: CertificateView;
  readonly accepted: boolean;
  readonly busy: boolean;
  /** Something was typed that closing would lose. */
  readonly dirty: boolean;
  set<K extends keyof FormValues>(key: K, value: FormValues[K]): void;
  /** Also suggests a code while none was typed. */
  setName(name: string): void;
  setAccepted(accepted: boolean): void;
  look(): Promise<Probe>;
  submit(): Promise<void>;
}

export function useDatacenterForm({ mode, bridge, views, onClose }: DatacenterDialogProps): DatacenterForm {
  const { t, i18n } = useTranslation('instances');
  const [values, setValues] = useState<FormValues>(() => initialValues(mode, views));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [problem, setProblem] = useState<ErrorText | null>(null);
  const [accepted, setAccepted] = useState(false);
  const [busy, setBusy] = useState(false);
  const { probe, look: ask, reset } = useProbe(bridge);
  const certificate = certificateView(mode, probe);

  const set: DatacenterForm['set'] = (key, value) => {
    setValues((current) => ({ ...current, [key]: value }));
    setErrors((current) => ({ ...current, [key]: undefined }));
    if (key === 'address') {
      reset();
      setAccepted(false);
    }
  };
  const look = async (): Promise<Probe> => {
    if (values.address.trim() === '' || (probe.kind !== 'none' && probe.typed === values.address)) return probe;
    return ask(values.address);
  };

  // A dialog that opens with an address, or to sign in, looks at it at once.
  const opening =
    mode.kind === 'add' ? (mode.address ?? '') : mode.kind === 'sign-in' ? mode.view.instance.address : '';
  useEffect(() => {
    if (opening) void ask(opening);
  }, [ask, opening]);

  const show = (error: AppError) => {
    const text = describeError(error, i18n.language);
    const field = fieldOf(error);
    if (field) setErrors((current) => ({ ...current, [field]: `${text.text} ${text.next}` }));
    else setProblem(text);
  };

  const submit = async () => {
    const found = check(mode, values, views, t as never);
    setErrors(found);
    setProblem(null);
    if (Object.values(found).some(Boolean) || busy) return;
    setBusy(true);
    const outcome = await send({ mode, bridge, values, look, accepted, probe });
    setBusy(false);
    if (outcome === 'not-accepted')
      return setProblem(describeError({ code: 'instance.certificate-not-confirmed', details: {} }, i18n.language));
    if (outcome === null) return;
    // The password has done its work, or was wrong: either way it does not stay.
    setValues((current) => ({ ...current, password: '' }));
    if (outcome.ok) onClose(outcome.value.instance.id);
    else show(outcome.error);
  };

  // An address that failed is wrong at its field, whoever looked at it.
  const unanswered = probe.kind === 'failed' ? describeError(probe.error, i18n.language) : null;
  const address = errors.address ?? (unanswered ? `${unanswered.text} ${unanswered.next}` : undefined);

  return {
    values,
    errors: { ...errors, address },
    problem,
    probe,
    certificate,
    accepted,
    busy,
    dirty: isDirty(values, initialValues(mode, views)),
    set,
    setName: (name) => {
      const untouched = values.code === '' || values.code === suggestCode(values.name, views);
      set('name', name);
      if (untouched && mode.kind === 'add') set('code', suggestCode(name, views));
    },
    setAccepted: (next) => {
      setAccepted(next);
      setProblem(null);
    },
    look,
    submit,
  };
}

function initialValues(mode: DialogMode, views: readonly InstanceView[]): FormValues {
  if (mode.kind === 'add') {
    return { name: '', code: '', colour: freeColour(views), address: mode.address ?? '', email: '', password: '' };
  }
  const { name, code, colour, address, account } = mode.view.instance;
  return { name, code, colour, address, email: account ?? '', password: '' };
}

function certificateView(mode: DialogMode, probe: Probe): CertificateView {
  if (probe.kind !== 'answered') return { kind: 'waiting' };
  const { certificate, address } = probe.result;
  if (!certificate) return { kind: 'trusted' };
  if (mode.kind === 'sign-in') {
    const known = mode.fingerprint ?? mode.view.instance.pinnedFingerprint;
    // Compared already, when it was pinned or a moment ago.
    if (known === certificate.fingerprint) return { kind: 'pinned' };
  }
  return { kind: 'untrusted', certificate, address };
}

/** A colour or a suggested code is no loss; typed words are. */
function isDirty(values: FormValues, initial: FormValues): boolean {
  const typed = ['name', 'address', 'email', 'password'] as const;
  return typed.some((key) => values[key] !== initial[key]);
}

type Translate = (key: string, values?: Record<string, unknown>) => string;

function check(mode: DialogMode, values: FormValues, views: readonly InstanceView[], t: Translate): FieldErrors {
  const needed = (text: string) => (text.trim() === '' ? t('dialog.required') : undefined);
  const credentials = { email: needed(values.email), password: needed(values.password) };
  if (mode.kind === 'sign-in') return credentials;
  const except = mode.kind === 'edit' ? mode.view.instance.id : null;
  const problem = codeProblem(values.code, views, except);
  const code =
    problem === null
      ? undefined
      : problem === 'rule'
        ? t('dialog.codeRule')
        : t('dialog.codeTaken', { code: values.code });
  return {
    name: needed(values.name),
    code,
    address: needed(values.address),
    ...(mode.kind === 'add' ? credentials : {}),
  };
}

interface SendInput extends Pick<DatacenterDialogProps, 'mode' | 'bridge'> {
  readonly values: FormValues;
  readonly look: () => Promise<Probe>;
  readonly probe: Probe;
  readonly accepted: boolean;
}

/** Null when the address has to be looked at first and did not answer: its error stands at the field already. */
async function send(input: SendInput): Promise<Result<InstanceView> | 'not-accepted' | null> {
  const { mode, bridge, values, look, accepted } = input;
  const { name, code, colour, address, email, password } = values;
  if (mode.kind === 'edit') {
    return bridge.call('instances.update', { id: mode.view.instance.id, name, code, colour, address });
  }
  const looked = input.probe.kind === 'answered' ? input.probe : await look();
  if (looked.kind !== 'answered') return null;
  const certificate = certificateView(mode, looked);
  if (certificate.kind === 'untrusted' && !accepted) return 'not-accepted';
  const seen = looked.result.certificate?.fingerprint ?? null;
  if (mode.kind === 'sign-in') {
    return bridge.call('instances.signIn', { id: mode.view.instance.id, email, password, trustedFingerprint: seen });
  }
  return bridge.call('instances.add', { name, code, colour, address, email, password, trustedFingerprint: seen });
}

function fieldOf(error: AppError): keyof FormValues | null {
  switch (error.code) {
    case 'auth.rejected':
      return 'password';
    case 'instance.code-taken':
      return 'code';
    case 'instance.address-refused':
    case 'network.unreachable':
    case 'network.timed-out':
    case 'network.cut':
    case 'tls.failed':
    case 'dci.not-dcimanager':
    case 'dci.asleep':
      return 'address';
    default:
      return null;
  }
}
