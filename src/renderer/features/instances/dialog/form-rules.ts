/** What the datacenter dialog starts with, what it checks before sending, and where an error belongs. */
import type { AppError } from '@contract/errors';
import type { DatacenterColour, InstanceView } from '@contract/types/instance';
import { codeProblem, freeColour } from '../selectors';
import type { InstancesT } from '../status/connection-text';
import type { CertificateView } from './certificate-panel';
import type { DialogMode } from './datacenter-dialog';
import type { Probe } from './use-probe';

export interface FormValues {
  readonly name: string;
  readonly code: string;
  readonly colour: DatacenterColour;
  readonly address: string;
  readonly email: string;
  readonly password: string;
}
export type FieldErrors = { readonly [K in keyof FormValues]?: string | undefined };

export function initialValues(mode: DialogMode, views: readonly InstanceView[]): FormValues {
  if (mode.kind === 'add') {
    return { name: '', code: '', colour: freeColour(views), address: mode.address ?? '', email: '', password: '' };
  }
  const { name, code, colour, address, account } = mode.view.instance;
  return { name, code, colour, address, email: account ?? '', password: '' };
}

/** A colour or a suggested code is no loss; typed words are. */
export function isDirty(values: FormValues, initial: FormValues): boolean {
  const typed = ['name', 'address', 'email', 'password'] as const;
  return typed.some((key) => values[key] !== initial[key]);
}

export function certificateView(mode: DialogMode, probe: Probe): CertificateView {
  if (probe.kind === 'asking') return { kind: 'checking' };
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

export function checkValues(
  mode: DialogMode,
  values: FormValues,
  views: readonly InstanceView[],
  t: InstancesT,
): FieldErrors {
  const needed = (key: 'name' | 'address' | 'email' | 'password') =>
    values[key].trim() === '' ? t(`dialog.required.${key}`) : undefined;
  const credentials = { email: needed('email'), password: needed('password') };
  if (mode.kind === 'sign-in') return credentials;
  const problem = codeProblem(values.code, views, mode.kind === 'edit' ? mode.view.instance.id : null);
  const codeText = { rule: t('dialog.codeRule'), taken: t('dialog.codeTaken', { code: values.code }) };
  return {
    name: needed('name'),
    code: problem === null ? undefined : codeText[problem],
    address: needed('address'),
    ...(mode.kind === 'add' ? credentials : {}),
  };
}

/** The field an error stands beside; null when it belongs to none that is shown, and stands in the form. */
export function fieldOf(error: AppError, mode: DialogMode): keyof FormValues | null {
  const field = causeOf(error);
  const isShown = mode.kind === 'add' || (field !== null && SHOWN[mode.kind].includes(field));
  return isShown ? field : null;
}

const SHOWN: Record<'edit' | 'sign-in', readonly (keyof FormValues)[]> = {
  edit: ['name', 'code', 'address'],
  'sign-in': ['email', 'password'],
};

function causeOf(error: AppError): keyof FormValues | null {
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
    case 'dci.malformed':
    case 'dci.unsupported':
      return 'address';
    case 'ipc.bad-input':
      return fieldNamed(error.details.field);
    default:
      return null;
  }
}

const FIELDS: readonly (keyof FormValues)[] = ['name', 'code', 'address', 'email', 'password'];

function fieldNamed(name: string): keyof FormValues | null {
  return FIELDS.find((field) => field === name) ?? null;
}
