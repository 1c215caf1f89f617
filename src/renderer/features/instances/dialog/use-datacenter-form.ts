/** The state of the datacenter dialog: values, what is wrong with them, the look at the address, and sending. */
import type { AppError } from '@contract/errors';
import { errorNote } from '@renderer/lib/errors/describe-error';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeLike, suggestCode } from '../selectors';
import type { CertificateView } from './certificate-panel';
import type { DatacenterDialogProps } from './datacenter-dialog';
import {
  certificateView,
  checkValues,
  type FieldErrors,
  type FormValues,
  fieldOf,
  initialValues,
  isDirty,
  LEAVES_STEP,
} from './form-rules';
import { send } from './send';
import { type AuthorityControl, keptAuthority, useAuthority } from './use-authority';
import { type Probe, type ProbeControl, useProbe } from './use-probe';
import { type SecondStepControl, useSecondStep } from './use-second-step';

export interface DatacenterForm {
  readonly values: FormValues;
  readonly errors: FieldErrors;
  /** An error that belongs to no single field. */
  readonly problem: AppError | null;
  readonly probe: Probe;
  readonly certificate: CertificateView;
  readonly authority: AuthorityControl;
  readonly accepted: boolean;
  /** The password was accepted and a code is outstanding. */
  readonly wantsCode: boolean;
  /** Sending was asked for, but the fingerprint is not ticked. */
  readonly tickMissing: boolean;
  readonly busy: boolean;
  /** Something was typed that closing would lose. */
  readonly dirty: boolean;
  /** Counts refusals, so that the dialog can move the focus to the first wrong field. */
  readonly refusals: number;
  set<K extends keyof FormValues>(key: K, value: FormValues[K]): void;
  /** Also suggests a code while none was typed. */
  setName(name: string): void;
  setCode(code: string): void;
  setAccepted(accepted: boolean): void;
  look(): Promise<Probe>;
  submit(): Promise<void>;
}

export function useDatacenterForm(props: DatacenterDialogProps): DatacenterForm {
  const { mode, bridge } = props;
  const { i18n } = useTranslation('instances');
  const control = useProbe(bridge, keptAuthority(mode)?.pem ?? null);
  const { probe } = control;
  const edit = useValues(props);
  const { values, initial, suggest } = edit;
  const { trouble, clear, refuse } = useTrouble();
  const [accepted, setAccepted] = useState(false);
  const second = useSecondStep(bridge);
  const { address: typed } = values;
  const authority = useAuthority({ mode, bridge, control, address: typed, onChange: second.leave });
  useOpeningLook(props, control);

  const look = async (): Promise<Probe> => {
    const { address } = values;
    if (address.trim() === '' || (probe.kind !== 'none' && probe.typed === address)) return probe;
    if (mode.kind === 'edit' && address === initial.address) return probe;
    suggest();
    return control.look(address);
  };

  const { busy, submit } = useSending(props, {
    edit,
    control,
    authority,
    second,
    clear,
    refuse,
    accepted,
    setAccepted,
  });

  // An address that failed is wrong at its field, whoever looked at it; where there is no such field, in the form.
  const unanswered = probe.kind === 'failed' ? probe.error : null;
  const address = trouble.errors.address ?? (unanswered ? errorNote(unanswered, i18n.language) : undefined);
  const accept = (next: boolean) => {
    setAccepted(next);
    clear('tick');
  };

  return {
    ...trouble,
    values,
    errors: { ...trouble.errors, address },
    problem: trouble.problem ?? (mode.kind === 'sign-in' ? unanswered : null),
    probe,
    certificate: certificateView(mode, probe, authority.authority),
    authority,
    accepted,
    busy,
    wantsCode: second.step !== null,
    dirty: isDirty(values, initial),
    set: (key, value) => {
      edit.set(key, value);
      clear(key);
      if (LEAVES_STEP.has(key)) second.leave();
      if (key !== 'address') return;
      control.reset();
      accept(false);
    },
    ...namesOf(edit, clear),
    setAccepted: accept,
    look,
    submit,
  };
}

interface Parts {
  readonly edit: ReturnType<typeof useValues>;
  readonly control: ProbeControl;
  readonly authority: AuthorityControl;
  readonly second: SecondStepControl;
  readonly clear: Clear;
  readonly refuse: ReturnType<typeof useTrouble>['refuse'];
  readonly accepted: boolean;
  readonly setAccepted: (accepted: boolean) => void;
}

/** Checks, sends, and puts what came back where it belongs. */
function useSending({ mode, bridge, views, onClose }: DatacenterDialogProps, parts: Parts) {
  const { edit, control, authority, second, clear, refuse, accepted, setAccepted } = parts;
  const { values } = edit;
  const { t, i18n } = useTranslation('instances');
  const { t: copies } = useTranslation('copies');
  const [busy, setBusy] = useState(false);

  const show = (error: AppError) => {
    if (error.code === 'auth.second-factor') return second.begin(error.details.step);
    if (error.code === 'auth.second-factor-failed' || error.code === 'auth.step-over') second.end();
    const field = fieldOf(error, mode);
    const isCertificate = error.code === 'tls.untrusted' || error.code === 'tls.changed';
    if (error.code === 'tls.authority') void control.look(values.address);
    if (isCertificate) control.meet(values.address, error.details.certificate);
    if (error.code === 'instance.certificate-not-confirmed') void control.look(values.address);
    if (isCertificate || error.code === 'instance.certificate-not-confirmed') setAccepted(false);
    if (isCertificate) refuse({ tickMissing: true });
    else if (field) refuse({ errors: { [field]: errorNote(error, i18n.language) } });
    else refuse({ problem: error });
  };

  const submit = async () => {
    if (busy) return;
    const errors = checkValues(mode, values, views, t, copies, second.step !== null);
    if (Object.values(errors).some(Boolean)) return refuse({ errors });
    clear();
    setBusy(true);
    const outcome = await send({
      mode,
      bridge,
      values,
      accepted,
      authority: authority.authority,
      step: second.step,
      control,
    });
    setBusy(false);
    if (outcome === 'unanswered') return refuse({});
    if (outcome === 'not-accepted') return refuse({ tickMissing: true });
    // The password has done its work, or was wrong: either way it does not stay.
    edit.set('password', '');
    if (!outcome.ok) return show(outcome.error);
    second.end();
    onClose(outcome.value.instance.id);
  };
  return { busy, submit };
}

type Clear = (what?: keyof FormValues | 'tick') => void;

/** A name may suggest a code, so an error of either is over. */
function namesOf(edit: ReturnType<typeof useValues>, clear: Clear): Pick<DatacenterForm, 'setName' | 'setCode'> {
  return {
    setName: (name) => {
      edit.setName(name);
      clear('name');
      clear('code');
    },
    setCode: (code) => {
      edit.setCode(code);
      clear('code');
    },
  };
}

interface Trouble extends Pick<DatacenterForm, 'errors' | 'problem' | 'tickMissing' | 'refusals'> {}

const NO_TROUBLE: Trouble = { errors: {}, problem: null, tickMissing: false, refusals: 0 };

/** What stands in the way. Each refusal replaces the one before, so that no old error outlives its cause. */
function useTrouble() {
  const [trouble, setTrouble] = useState(NO_TROUBLE);
  const clear: Clear = (what) =>
    setTrouble((current) => {
      if (what === undefined) return { ...NO_TROUBLE, refusals: current.refusals };
      if (what === 'tick') return { ...current, tickMissing: false };
      return { ...current, errors: { ...current.errors, [what]: undefined } };
    });
  const refuse = (why: Partial<Omit<Trouble, 'refusals'>>) =>
    setTrouble((current) => ({ ...NO_TROUBLE, ...why, refusals: current.refusals + 1 }));
  return { trouble, clear, refuse };
}

/** The typed values, and the code that is suggested for as long as nobody typed one. */
function useValues({ mode, views }: DatacenterDialogProps) {
  const [initial] = useState<FormValues>(() => initialValues(mode, views));
  const [values, setValues] = useState<FormValues>(initial);
  const [codeTyped, setCodeTyped] = useState(mode.kind !== 'add');
  const withCode = (current: FormValues): FormValues =>
    codeTyped ? current : { ...current, code: suggestCode(current.name, views, current.address) };
  return {
    values,
    initial,
    set: <K extends keyof FormValues>(key: K, value: FormValues[K]) =>
      setValues((current) => ({ ...current, [key]: value })),
    setName: (name: string) => setValues((current) => withCode({ ...current, name })),
    setCode: (typed: string) => {
      // An emptied field asks for a suggestion again.
      setCodeTyped(typed !== '');
      setValues((current) => ({ ...current, code: codeLike(typed) }));
    },
    suggest: () => setValues(withCode),
  };
}

/** A dialog that opens with an address, or to sign in, looks at it at once. */
function useOpeningLook({ mode }: DatacenterDialogProps, { look }: ProbeControl): void {
  const opening =
    mode.kind === 'add' ? (mode.address ?? '') : mode.kind === 'sign-in' ? mode.view.instance.address : '';
  useEffect(() => {
    if (opening) void look(opening);
  }, [look, opening]);
}
